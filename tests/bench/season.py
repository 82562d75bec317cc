#!/usr/bin/env python3
"""A season of practice days, as texts for tests/render: the same arguments give the same season.

    season.py DIRECTORY TRACK FIRST-DAY DAYS SESSIONS LAPS

writes DIRECTORY/day-YYYY-MM-DD.txt for so many days in a row, each with so many sessions of so many laps;
`render_day DIRECTORY/day-*.txt OUT`, newest day first, makes the pages. Everybody in it is invented.
"""
import datetime
import pathlib
import random
import sys

CLASSES = ["1/8 Nitro Buggy", "1/8 Electric Buggy", "1/10 Open", "1/10 Stock (17.5)", "2WD Buggy"]
FIRST_NAMES = ["Ada", "Bruno", "Chloé", "Dov", "Elif", "Farid", "Greta", "Hana", "Iain", "Jo"]
LAST_NAMES = ["Okafor", "Lindqvist", "O'Brien", "Sato-Wells", "Rhodes", "Kowalczyk", "Núñez", "Brandt"]
CHIPS = 40


def driver(chip):
    return f"{FIRST_NAMES[chip % 10]} {LAST_NAMES[chip // 10 % 8]}"


def lap_times(chance, n):
    """Laps around a pace of the session's own; a few are too long to count."""
    pace = chance.uniform(28, 45)
    times = [f"{chance.gauss(pace, 0.8):.3f}" for _ in range(n)]
    return " ".join(t if chance.random() > 0.03 else f"{float(t) * 2.5:.3f}*" for t in times)


def day_text(track, day, days, sessions, laps, first_id):
    chance = random.Random(f"{track} {day}")
    months = sorted({d.strftime("%Y-%m") for d in days}, reverse=True)
    last = days[-1]
    lines = [
        f"track {track}",
        f"name {track.title()} Raceway",
        "zone Australia/Sydney",
        f"date {day}",
        f"today {last + datetime.timedelta(days=7)}",
        f"fetched {last + datetime.timedelta(days=7)}T08:00:00Z",
        *(f"months {month}" for month in months),
        *(f"other {d} {sessions}" for d in reversed(days)
          if d != day and (d.year, d.month) == (day.year, day.month)),
        "range 20 to 1:00",
    ]
    begin = datetime.datetime.combine(day, datetime.time(8, 30))
    step = datetime.timedelta(seconds=min(600, 9 * 3600 // sessions))
    for n in range(sessions):
        chip = (n * 7 + day.toordinal()) % CHIPS  # a chip is in one session at a time
        start = (begin + n * step).strftime("%H:%M:%S")
        lines.append(f"session {first_id + n} {start} {driver(chip)} | {chance.choice(CLASSES)} | {5000000 + chip}")
        lines.append(f"laps {lap_times(chance, laps)}")
    return "\n".join(lines) + "\n"


def main():
    directory, track, first = pathlib.Path(sys.argv[1]), sys.argv[2], datetime.date.fromisoformat(sys.argv[3])
    n_days, sessions, laps = map(int, sys.argv[4:7])
    days = [first + datetime.timedelta(days=n) for n in range(n_days)]
    for n, day in enumerate(days):
        text = day_text(track, day, days, sessions, laps, 10000000 + n * sessions)
        (directory / f"day-{day}.txt").write_text(text, encoding="utf-8")


main()
