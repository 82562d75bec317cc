#!/usr/bin/env python3
"""Renders the pages of a race event, as the site would have sent them, from a short text.

    render_event.py EVENT.txt OUTDIR           every page, and manifest.json
    render_event.py --first EVENT.txt OUTDIR   what differed before a race was posted again

It shares no code with the program that reads such pages: the figures it prints are a second opinion on them.

    facts.py     EVENT.txt, as told in fixtures/race-event/event.txt
    figures.py   what is computed of it
    words.py     how the site writes times and dates
    pages.py     which figure goes where on each kind of page
"""
import hashlib
import json
import pathlib
import sys

sys.dont_write_bytecode = True  # the tree stays as it is

import facts  # noqa: E402
import pages  # noqa: E402


def tag_of(event, round_):
    """M1, Q2: the kind of the round, and which of its kind."""
    kind = "M" if round_.is_mains else round_.name[0]
    alike = [r for r in event.rounds if r.is_mains == round_.is_mains and r.name[0] == round_.name[0]]
    return f"{kind}{alike.index(round_) + 1}"


def races(event):
    return [pages.race_page(event, race, tag_of(event, race.round)) for race in event.races]


def all_pages(event):
    return [pages.dashboard_page(event), pages.events_page(event), pages.event_page(event),
            pages.entry_list_page(event), *races(event), pages.points_page(event),
            *(pages.round_page(event, round_) for round_ in event.rounds if round_.ranking),
            *(pages.multi_page(event, multi) for multi in event.multis), pages.overall_page(event),
            *(pages.sheet_page(event, round_) for round_ in event.rounds)]


def first_posting(event):
    """The event page, and the races that were posted again, as they were before."""
    changed = [race for race in event.races if race.first_cars is not None]
    for race in changed:
        race.completed, race.cars = race.first_completed, race.first_cars
    return [pages.event_page(event)] + [pages.race_page(event, race, tag_of(event, race.round)) for race in changed]


def manifest(event, rendered):
    def member(page):
        body = page.html.encode()
        return {"file": page.file, "kind": page.kind, "cache_key": page.cache_key, "track": event.facts["track"],
                "address": page.address, "status": 200, "headers": {"Content-Type": "text/html; charset=utf-8"},
                "fetched_at": event.facts["fetched"], "size": len(body), "sha256": hashlib.sha256(body).hexdigest()}

    return {"format": 1, "made_by": "tests/render/event",
            "tracks": [{"slug": event.facts["track"], "name": event.facts["name"], "timezone": event.facts["zone"]}],
            "pages": [member(page) for page in rendered]}


def main(arguments):
    first = arguments[:1] == ["--first"]
    if len(arguments) != 2 + first:
        sys.exit("usage: render_event.py [--first] EVENT.txt OUTDIR")
    event = facts.read_event(arguments[-2])
    directory = pathlib.Path(arguments[-1])
    directory.mkdir(parents=True, exist_ok=True)
    rendered = first_posting(event) if first else all_pages(event)
    for page in rendered:
        (directory / page.file).write_text(page.html, encoding="utf-8")
    if not first:
        text = json.dumps(manifest(event, rendered), indent=2, ensure_ascii=False)
        (directory / "manifest.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
