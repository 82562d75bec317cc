#!/usr/bin/env python3
"""A race meeting of any size, as text for tests/render/event: the same arguments give the same meeting.

    meeting.py TRACK EVENT-ID FIRST-DAY CLASSES DRIVERS ROUNDS HEAT-SECONDS MAIN-SECONDS > event.txt

So many classes of so many drivers each, so many qualifying rounds; every second class has its mains in three
legs, the others single ones with two promoted from each. Everybody in it is invented.
"""
import datetime
import random
import sys

CLASSES = ["1/8 Nitro Buggy", "1/8 Electric Buggy", "1/10 Stock (17.5)", "2WD Buggy", "Truggy", "40+ Electric Buggy"]
FIRST = ["Ada", "Bruno", "Chloé", "Dov", "Elif", "Farid", "Greta", "Hana", "Iain", "Jo", "Kit", "Lena", "Mo", "Nils"]
LAST = ["Okafor", "Lindqvist", "O'Brien", "Sato-Wells", "Rhodes", "Kowalczyk", "Núñez", "Brandt", "Frost", "Marlow"]
HEAT_SIZE = 10
MAIN_SIZE = 10
PROMOTED = 2


class Meeting:
    def __init__(self, track, number, day, n_classes, n_drivers, n_rounds, heat_seconds, main_seconds):
        self.chance = random.Random(f"{track} {number}")
        self.number, self.n_rounds = number, n_rounds
        self.heat_ms, self.main_ms = heat_seconds * 1000, main_seconds * 1000
        self.clock = datetime.datetime.combine(day, datetime.time(8, 30))
        self.next_race = number * 10
        self.lines = [f"track {track}", f"name {track.title()} Raceway", "zone Australia/Sydney",
                      f"fetched {day + datetime.timedelta(days=30)}T08:00:00Z", f"event {number} Meeting {number}",
                      f"dates {day} {day + datetime.timedelta(days=1)}", "start 08:30:00", "surface Offroad",
                      "tiles 10 20 0 1000 100 50 500 12"]
        self.lines += [f"about {line}" for line in ("12 Wattle Rd", "Hutto, TX 78634", "United States", "5550100",
                                                    "https://track.example/", "info", "track.example")]
        self.classes = [self.make_class(i, n_drivers) for i in range(n_classes)]

    def make_class(self, i, n_drivers):
        name = CLASSES[i % len(CLASSES)] + ("" if i < len(CLASSES) else f" {i // len(CLASSES) + 1}")
        drivers = []
        for k in range(n_drivers):
            person = i * n_drivers + k
            number = 300000 + person
            first, last = FIRST[person % len(FIRST)], LAST[person // len(FIRST) % len(LAST)]
            suffix = "" if person < len(FIRST) * len(LAST) else f" {person // (len(FIRST) * len(LAST)) + 1}"
            self.lines.append(f"driver {number} {first} | {last}{suffix}")
            drivers.append((number, self.chance.gauss(32000 + 1000 * (i % 5), 1200)))
        self.lines.append(f"class {14000 + i} {name} | Best Throwout Then Best Result (Used)")
        self.lines += [f"entry {number} {7000000 + number}" for number, _ in drivers]
        return name, drivers

    def laps(self, pace, length):
        """Until the first crossing at or after the length; a few stop before, or never start."""
        times, elapsed = [], 0
        stop = self.chance.uniform(0.05, 1) * length if self.chance.random() < 0.06 else length
        if self.chance.random() < 0.03:
            return times
        while elapsed < stop:
            time = max(9000, round(self.chance.gauss(pace, 700)))
            if self.chance.random() < 0.04:
                time += round(self.chance.uniform(3000, 15000))
            times.append(time)
            elapsed += time
        return times

    def race(self, order, name, suffix, length, rule, starters):
        """starters: (driver, pace, car, grid). Returns them in the order of the result."""
        self.clock += datetime.timedelta(milliseconds=length, minutes=4)
        self.lines.append(f"race {self.next_race} {order} {self.clock:%Y-%m-%d %H:%M} {length // 60000}:"
                          f"{length // 1000 % 60:02} {rule} | {name} | {suffix}")
        self.next_race += 1
        results = []
        for driver, pace, car, grid in starters:
            times = self.laps(pace, length)
            self.lines.append(f"car {driver} {car} {grid} " + " ".join(f"{t // 1000}.{t % 1000:03}" for t in times))
            results.append((-len(times), sum(times) if times else grid, driver, pace))
        return [(driver, pace) for _, _, driver, pace in sorted(results)]

    def qualify(self):
        best = {}
        for number in range(1, self.n_rounds + 1):
            self.lines.append(f"round {900 + number} {5100 + number} Qualifier Round {number}")
            order = 1
            for name, drivers in self.classes:
                n_heats = -(-len(drivers) // HEAT_SIZE)
                for heat in range(n_heats):
                    field = drivers[heat::n_heats]
                    grid = self.chance.sample(range(1, len(field) + 1), len(field))
                    starters = [(d, p, i + 1, grid[i]) for i, (d, p) in enumerate(field)]
                    result = self.race(order, name, f"Heat {heat + 1}/{n_heats}", self.heat_ms, "in", starters)
                    order += 1
                    for place, (driver, pace) in enumerate(result):
                        best[name, driver] = min(best.get((name, driver), (99, 0, 0)), (place, pace, driver))
        return best

    def run_mains(self, best):
        self.lines.append("round 990 - Main Events")
        order = 1
        for i, (name, drivers) in enumerate(self.classes):
            ranked = sorted(drivers, key=lambda d: best[name, d[0]])
            if i % 2:
                order = self.run_legs(order, name, ranked)
            else:
                order = self.run_single(order, name, ranked)

    def run_legs(self, order, name, ranked):
        groups = [ranked[k:k + MAIN_SIZE] for k in range(0, len(ranked), MAIN_SIZE)]
        for leg in (1, 2, 3):
            for letter, group in reversed(list(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", groups))):
                starters = [(d, p, k + 1, k + 1) for k, (d, p) in enumerate(group)]
                self.race(order, name, f"{letter}{leg}-Main", self.main_ms, "in", starters)
                order += 1
        return order

    def run_single(self, order, name, ranked):
        groups = [ranked[k:k + MAIN_SIZE - PROMOTED] for k in range(0, len(ranked), MAIN_SIZE - PROMOTED)]
        promoted = []
        for letter, group in reversed(list(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", groups))):
            field = group + promoted
            starters = [(d, p, k + 1, k + 1) for k, (d, p) in enumerate(field)]
            promoted = self.race(order, name, f"{letter}-Main", self.main_ms, "out", starters)[:PROMOTED]
            order += 1
        return order

    def text(self):
        self.run_mains(self.qualify())
        counting = max(1, self.n_rounds - 1)
        self.lines.append(f"points {77000 + self.number % 1000} {counting}")
        multi = 900
        for i, (name, drivers) in enumerate(self.classes):
            if i % 2:
                for letter, _ in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", range(0, len(drivers), MAIN_SIZE)):
                    self.lines.append(f"multi {multi} {letter} 2 | {name}")
                    multi += 1
        return "\n".join(self.lines) + "\n"


def main():
    track, number, day = sys.argv[1], int(sys.argv[2]), datetime.date.fromisoformat(sys.argv[3])
    sys.stdout.write(Meeting(track, number, day, *map(int, sys.argv[4:9])).text())


main()
