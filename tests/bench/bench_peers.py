#!/usr/bin/env python3
"""What others read with: BeautifulSoup on the same pages, beside bench_pages.

    bench_peers.py BENCH_PAGES DIRECTORY

Asserts nothing. Needs python3-bs4, and python3-lxml for the second column; says so when they are
not there (exit code 77, by which Meson knows that it was skipped).
"""

import json
import re
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

try:
    from bs4 import BeautifulSoup, FeatureNotFound
except ImportError:
    print("skipped: BeautifulSoup is not installed (apt-get install python3-bs4 python3-lxml)")
    sys.exit(77)

ROUNDS = 5


def read_day(soup):
    rows = []
    for tr in soup.select("table.practice_session_list tbody tr"):
        who, when, laps, times = tr.find_all("td")
        link = who.find("a")
        rows.append((
            re.search(r"id=(\d+)", link["href"]).group(1),
            link.get_text(strip=True),
            who.find("small").get_text(strip=True),
            when.find("div", class_="hidden").get_text(strip=True),
            list(laps.stripped_strings),
            list(times.stripped_strings),
        ))
    return rows


def read_session(soup):
    figures = {}
    for tr in soup.find("table", class_="table").find_all("tr"):
        figures[tr.th.get_text(strip=True)] = list(tr.td.stripped_strings)
    printed = [span.get_text(strip=True) for span in soup.select("div.laps_list > div > span")]
    for script in soup.find_all("script"):
        found = re.search(r"var lapsObj = (\[.*?\]);", script.string or "")
        if found:
            laps = json.loads(found.group(1))
            assert len(laps) == len(printed)
            return laps
    return printed


def long_day(page, n):
    begin = page.index("<tbody>", page.index("practice_session_list")) + len("<tbody>")
    end = page.index("</tbody>", begin)
    rows = re.findall(r".*?</tr>", page[begin:end], re.S)
    more = (re.sub(r"(view_session&id=)\d+", rf"\g<1>{30000000 - i}", rows[i % len(rows)])
            for i in range(n))
    return page[:begin] + "".join(more) + page[end:]


def seconds(page, parser, read):
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        n = len(read(BeautifulSoup(page, parser)))
        times.append(time.perf_counter() - begin)
    return median(times), n


def main(bench_pages, directory):
    lines = subprocess.run([bench_pages, directory, "seconds"], check=True, capture_output=True,
                           text=True).stdout.splitlines()
    ours = dict(line.split("\t") for line in lines)
    day = Path(directory, "day-2025-10-25.html").read_text(encoding="utf-8")
    session = Path(directory, "session-21288717.html").read_text(encoding="utf-8")
    pages = {
        "day, 56 rows": (day, read_day),
        "day, 500 rows": (long_day(day, 500), read_day),
        "session, 22 laps": (session, read_session),
    }
    print(f"{'page':<18} {'reader':<28} {'items':>6} {'pages/s':>9} {'times ours':>11}")
    for name, (page, read) in pages.items():
        mine = float(ours[name])
        print(f"{name:<18} {'trackside':<28} {'':>6} {1 / mine:>9.0f} {1:>11.1f}")
        for parser in ("html.parser", "lxml"):
            try:
                theirs, n = seconds(page, parser, read)
            except FeatureNotFound:
                print(f"{name:<18} skipped: {parser} is not installed (apt-get install python3-lxml)")
                continue
            label = f"BeautifulSoup, {parser}"
            print(f"{name:<18} {label:<28} {n:>6} {1 / theirs:>9.1f} {theirs / mine:>11.1f}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: bench_peers.py BENCH_PAGES DIRECTORY")
    main(sys.argv[1], sys.argv[2])
