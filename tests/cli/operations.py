"""What operators rely on: the metrics, and docs/operations*, which must name what there is.

    operations.py TRACKSIDE SOURCE_ROOT

Python and its yaml are on the other side here: nothing of ours reads what is read by others.
"""

import glob
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile

import yaml

TRACKSIDE, ROOT = os.path.abspath(sys.argv[1]), sys.argv[2]
NAME = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
LABEL = r'[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*"'
SAMPLE = re.compile(rf"({NAME})(?:\{{({LABEL}(?:,{LABEL})*)\}})? (-?[0-9]+(?:\.[0-9]+)?)")
ENDINGS = {"histogram": ("_bucket", "_sum", "_count"), "counter": ("",), "gauge": ("",)}


def run(*arguments, code=0):
    done = subprocess.run([TRACKSIDE, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == code, f"{arguments}: exit {done.returncode}: {done.stderr}"
    return done.stdout


def read(name):
    with open(os.path.join(ROOT, "docs", name), encoding="utf-8") as file:
        return file.read()


# ---- the text format, strictly


class Metrics:
    """Read from the text format 0.0.4; an assertion fails where it is not that."""

    def __init__(self, text):
        self.types, self.samples, family, told = {}, {}, None, None
        assert text.endswith("\n") and "\r" not in text
        for line in text[:-1].split("\n"):
            if help_line := re.fullmatch(rf"# HELP ({NAME}) (\S.*)", line):
                family, told = help_line[1], True
                assert family not in self.types, f"{family} comes twice"
            elif type_line := re.fullmatch(rf"# TYPE ({NAME}) (counter|gauge|histogram)", line):
                assert told and type_line[1] == family, f"no help for {line}"
                self.types[family], told = type_line[2], False
            else:
                self.take(line, family)

    def take(self, line, family):
        sample = SAMPLE.fullmatch(line)
        assert sample, f"no sample: {line}"
        name, labels = sample[1], sample[2] or ""
        assert name in [family + end for end in ENDINGS[self.types[family]]], f"{line} in {family}"
        assert (name, labels) not in self.samples, f"{line} comes twice"
        names = [label.split("=", 1)[0] for label in re.findall(LABEL, labels)]
        assert len(names) == len(set(names)), f"a label comes twice: {line}"
        self.samples[name, labels] = float(sample[3])

    def of_type(self, kind):
        ends = ENDINGS[kind]
        names = {name + end for name, own in self.types.items() if own == kind for end in ends}
        return {key: value for key, value in self.samples.items() if key[0] in names}

    def names(self):
        """Every name a query may have, with or without samples."""
        return {name + end for name, own in self.types.items() for end in ENDINGS[own]}


def metrics(data):
    return Metrics(run("stats", "--prometheus", "--data", data))


def the_text_is_valid(data):
    found = metrics(data)
    assert all(name.startswith("trackside_") for name in found.types)
    assert len(found.samples) > 50
    for name, kind in found.types.items():
        assert (kind == "counter") == name.endswith("_total"), name


def labels_are_escaped(data):
    reason = 'it said "no"\nand C:\\temp'
    with sqlite3.connect(os.path.join(data, "mirror.db")) as database:
        database.execute("INSERT INTO sites VALUES ('http://a', '2999-01-01T00:00:00Z', ?)", (reason,))
    text = run("stats", "--prometheus", "--data", data)
    Metrics(text)
    assert r'reason="it said \"no\"\nand C:\\temp"' in text


def histograms_add_up(data):
    found = metrics(data)
    buckets = {}
    for (name, labels), value in found.of_type("histogram").items():
        if name.endswith("_bucket"):
            label, bound = re.fullmatch(r'(.*),le="([^"]*)"', labels).groups()
            buckets.setdefault((name[: -len("_bucket")], label), []).append((float(bound), value))
    assert buckets
    for (name, label), steps in buckets.items():
        assert [bound for bound, _ in steps] == sorted({bound for bound, _ in steps})
        assert [count for _, count in steps] == sorted(count for _, count in steps)
        assert steps[-1] == (float("inf"), found.samples[name + "_count", label])
        assert found.samples[name + "_sum", label] >= 0


def counters_only_grow(data):
    before = metrics(data).of_type("counter")
    run("ingest", "wattlecreek", "2025-10-25", "--offline", "--data", data)
    run("cache", "purge", "--older-than", "0", "--yes", "--data", data)
    run("track", "remove", "wattlecreek", "--yes", "--data", data)
    after = metrics(data).of_type("counter")
    shrunk = {key for key in before if after.get(key, -1) < before[key]}
    assert not shrunk, shrunk
    assert after["trackside_cache_hits_total", 'command="ingest"'] > before[
        "trackside_cache_hits_total", 'command="ingest"']


# ---- the documents


def used_names(text):
    return set(re.findall(r"\btrackside_[a-z_]+\b", text))


def every_metric_is_documented(data):
    told = set(re.findall(r"^\| `(trackside_[a-z_]+)` \|", read("operations.md"), re.M))
    assert told == set(metrics(data).types), told ^ set(metrics(data).types)


def documents_name_metrics_there_are(data):
    for name in ("operations.md", "operations/alerts.yml", "operations/dashboard.json"):
        unknown = used_names(read(name)) - metrics(data).names() - set(metrics(data).types)
        assert not unknown, f"{name}: {unknown}"


def every_setting_is_documented(data):
    lines = run("config", "list", "--tsv", "--data", data).splitlines()[1:]
    told = dict(re.findall(r"^\| `([a-z]+\.[a-z-]+)` \| (?:`(.*?)`)? ?\| \S", read("operations.md"), re.M))
    settings = {key: value for key, value, *_ in (line.split("\t") for line in lines) if "." in key}
    assert len(settings) > 20
    assert told == settings, told.items() ^ settings.items()


def alert_rules_are_well_formed(data):
    groups = yaml.safe_load(read("operations/alerts.yml"))["groups"]
    rules = [rule for group in groups for rule in group["rules"]]
    anchors = {re.sub(r"[^a-z0-9 -]", "", head.lower()).replace(" ", "-")
               for head in re.findall(r"^#+ (.*)$", read("operations.md"), re.M)}
    assert len({rule["alert"] for rule in rules}) == len(rules) > 5
    for rule in rules:
        assert set(rule) <= {"alert", "expr", "for", "labels", "annotations"}, rule
        assert re.fullmatch(r"[A-Z][A-Za-z]+", rule["alert"])
        assert rule["expr"].count("(") == rule["expr"].count(")")
        assert rule["labels"]["severity"] in ("info", "warning", "critical")
        assert rule["annotations"]["summary"]
        page, anchor = rule["annotations"]["runbook"].split("#")
        assert page == "docs/operations.md" and anchor in anchors, anchor
        for name, label, value in re.findall(r'(trackside_\w+)\{(\w+)="([^"]*)"\}', rule["expr"]):
            known = [labels for own, labels in metrics(data).samples if own == name]
            assert label != "check" or any(f'{label}="{value}"' in labels for labels in known), rule


def the_dashboard_is_well_formed(data):
    board = json.loads(read("operations/dashboard.json"))
    panels = board["panels"]
    cells = set()
    assert board["title"] and len(panels) > 5
    assert len({panel["id"] for panel in panels}) == len(panels)
    for panel in panels:
        assert panel["title"] and panel["targets"]
        place = panel["gridPos"]
        assert place["x"] + place["w"] <= 24
        own = {(x, y) for x in range(place["x"], place["x"] + place["w"])
               for y in range(place["y"], place["y"] + place["h"])}
        assert not own & cells, f"{panel['title']} lies on another"
        cells |= own
        for target in panel["targets"]:
            assert used_names(target["expr"]), target
            assert target["expr"].count("(") == target["expr"].count(")")
    shown = used_names(json.dumps(panels))
    unknown = shown - metrics(data).names()
    assert not unknown, unknown


# ---- the runbook


RECOVER = os.path.join(ROOT, "docs/operations/recover.sh")


def damage(path, table):
    """Overwrites a leaf of a table of a database."""
    with sqlite3.connect(path) as database:
        page, = database.execute(
            "SELECT max(pageno) FROM dbstat WHERE name = ? AND pagetype = 'leaf'", (table,)).fetchone()
        size, = database.execute("PRAGMA page_size").fetchone()
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with open(path, "r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


def a_damaged_database_is_recovered(data):
    path = os.path.join(data, "mirror.db")
    with sqlite3.connect(path) as database:
        n_pages, = database.execute("SELECT count(*) FROM pages").fetchone()
    damage(path, "bodies")
    for file in glob.glob(os.path.join(data, "race.db*")):
        os.remove(file)
    assert "fail" in run("doctor", "--offline", "--data", data, code=1)
    subprocess.run([RECOVER, data], check=True, capture_output=True)
    run("doctor", "--offline", "--data", data)
    with sqlite3.connect(path) as database:
        n_left, = database.execute("SELECT count(*) FROM pages").fetchone()
    assert n_pages - 5 < n_left < n_pages, f"{n_left} of {n_pages}"
    assert os.stat(path).st_mode & 0o777 == 0o600


def what_cannot_be_recovered_is_left_as_it_was(data):
    path = os.path.join(data, "mirror.db")
    damage(path, "sqlite_schema")
    with open(path, "rb") as file:
        before = file.read()
    result = subprocess.run([RECOVER, data], check=False, capture_output=True, text=True)
    assert result.returncode == 1, result
    assert "cannot be recovered and is as it was" in result.stderr, result.stderr
    with open(path, "rb") as file:
        assert file.read() == before
    assert not os.path.exists(os.path.join(data, "damaged"))


TESTS = [
    the_text_is_valid,
    histograms_add_up,
    labels_are_escaped,
    every_metric_is_documented,
    documents_name_metrics_there_are,
    every_setting_is_documented,
    alert_rules_are_well_formed,
    the_dashboard_is_well_formed,
    counters_only_grow,
]


def report(number, test, data):
    try:
        test(data)
        print(f"ok {number} - {test.__name__.replace('_', ' ')}")
    except (AssertionError, OSError, KeyError, ValueError, sqlite3.Error, subprocess.SubprocessError,
            yaml.YAMLError) as problem:
        print(f"not ok {number} - {test.__name__.replace('_', ' ')}")
        print("\n".join("# " + line for line in repr(problem).split("\\n")))


def main():
    print(f"1..{len(TESTS) + 2}")
    with tempfile.TemporaryDirectory() as folder:
        data, other, lost = (os.path.join(folder, name) for name in ("data", "other", "lost"))
        for store in (data, other, lost):
            run("demo", "--data", store)
        for number, test in enumerate(TESTS, 1):
            report(number, test, data)
        report(len(TESTS) + 1, a_damaged_database_is_recovered, other)
        report(len(TESTS) + 2, what_cannot_be_recovered_is_left_as_it_was, lost)


main()
