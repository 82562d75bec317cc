"""The figures that the site prints, from the laps: a second opinion on what the program computes.

All in whole numbers and fractions, rounded once, half up.
"""
from fractions import Fraction
from math import isqrt


def half_up(fraction):
    return (2 * fraction.numerator + fraction.denominator) // (2 * fraction.denominator)


def ceiling(dividend, divisor):
    return -(-dividend // divisor)


class Statistics:
    """Of the laps that count; None where a figure is not defined."""

    def __init__(self, laps, first_lap_counts):
        counted = laps if first_lap_counts else laps[1:]
        n, total = len(counted), sum(counted)
        self.fastest = min(counted) if n else None
        self.fastest_number = laps.index(self.fastest, 0 if first_lap_counts else 1) + 1 if n else None
        self.average = half_up(Fraction(total, n)) if n else None
        best = sorted(counted)
        self.top = {k: half_up(Fraction(sum(best[:k]), k)) if n >= k else None for k in (5, 10, 15)}
        self.row = {k: min((sum(counted[i:i + k]) for i in range(n - k + 1)), default=None) for k in (2, 3)}
        self.deviation, self.consistency = spread(counted) if n else (None, None)


def spread(laps):
    """Deviation in ms and consistency in thousandths of a percent: sqrt(V)/n and 100 % - sqrt(V)/sum."""
    n, total = len(laps), sum(laps)
    variance = n * sum(lap * lap for lap in laps) - total * total
    scale = 10 ** 12
    root = Fraction(isqrt(variance * scale * scale), scale)
    return half_up(root / n), max(0, half_up(100000 * (1 - root / total)))


def result_key(car):
    """Laps downwards, then time upwards; those who never started by their grid."""
    return (-len(car.laps), car.total if car.laps else car.grid)


def in_final_order(cars):
    return sorted(cars, key=result_key)


def places(cars):
    """Of each car after each lap: one more than there are cars that got so far in less time."""
    at = {}
    for car in cars:
        elapsed = 0
        for lap, time in enumerate(car.laps):
            elapsed += time
            at.setdefault(lap, []).append(elapsed)
    for times in at.values():
        times.sort()
    found = {}
    for car in cars:
        elapsed, row = 0, []
        for lap, time in enumerate(car.laps):
            elapsed += time
            row.append(1 + at[lap].index(elapsed))
        found[car] = row
    return found


def pace(length, n_laps, elapsed):
    """Laps and milliseconds of the forecast; no lower limit."""
    laps = ceiling(length * n_laps, elapsed)
    return laps, ceiling(laps * elapsed, n_laps)


class Run:
    """A driver's run in one round; nothing for somebody who was in no heat."""

    def __init__(self, car, race):
        self.laps = len(car.laps) if car else 0
        self.time = car.total if car else 0
        self.flag = "DNS" if not self.laps else "DNF" if self.time < race.length else None
        self.car, self.race = car, race

    @property
    def key(self):
        return (-self.laps, self.time)


def runs_of_round(event, round_, race_class):
    """By driver, for all who entered the class."""
    runs = {entry.driver: Run(None, None) for entry in race_class.entries}
    for race in round_.races:
        if race.race_class is race_class:
            for car in race.cars:
                runs[car.driver] = Run(car, race)
    return runs


def points_of_round(runs):
    """0, 2, 3, 4 ...; whoever has no lap shares the place behind all others."""
    started = sorted((run.key, driver.number) for driver, run in runs.items() if run.laps)
    points, n = {}, len(started)
    for i, (key, number) in enumerate(started):
        shared = i > 0 and started[i - 1][0] == key
        points[number] = points[started[i - 1][1]] if shared else 0 if i == 0 else i + 1
    return {driver: points.get(driver.number, n + 1) for driver in runs}


class Score:
    """A driver's qualifying points."""

    def __init__(self, driver, rounds, counting):
        self.driver, self.rounds = driver, rounds  # rounds: (points, run), in order
        ranked = sorted(range(len(rounds)), key=lambda i: (rounds[i][0], rounds[i][1].key, i))
        self.counted = sorted(ranked[:counting])
        self.thrown_out = ranked[counting:]
        self.result = sum(rounds[i][0] for i in self.counted)
        self.best_run = min(self.counted, key=lambda i: (rounds[i][1].key, i))
        self.two_best = sorted(range(len(rounds)), key=lambda i: (rounds[i][1].key, i))[:2]

    def counted_points(self):
        return sorted(self.rounds[i][0] for i in self.counted)

    def key(self, tie_breaker):
        if tie_breaker.startswith("IFMAR"):
            return (self.result, self.counted_points(), [self.rounds[i][1].key for i in self.two_best])
        throwout = self.rounds[self.thrown_out[0]][0] if self.thrown_out else 0
        return (self.result, throwout, self.rounds[self.best_run][1].key)


def scores_of_class(event, race_class):
    """In the order of the page, each with its rank; equal ones share it."""
    rounds = [(round_, runs_of_round(event, round_, race_class)) for round_ in event.qualifying_rounds()]
    points = [points_of_round(runs) for _, runs in rounds]
    scores = []
    for entry in race_class.entries:
        runs = [(points[i][entry.driver], runs[entry.driver]) for i, (_, runs) in enumerate(rounds)]
        scores.append(Score(entry.driver, runs, event.points[1]))
    scores.sort(key=lambda s: (s.key(race_class.tie_breaker), s.driver.last, s.driver.first))
    ranked, rank = [], 0
    for i, score in enumerate(scores):
        nobody = not any(run.laps for _, run in score.rounds)
        shared = i > 0 and nobody and not any(run.laps for _, run in scores[i - 1].rounds)
        rank = rank if shared else i + 1
        ranked.append((rank, score))
    return ranked


class Leg:
    def __init__(self, race, place, car):
        self.race, self.place, self.car = race, place, car


class Standing:
    """A driver in a main of several legs: place is points, so many legs count."""

    def __init__(self, driver, seeded, legs, counting):
        self.driver, self.seeded, self.legs = driver, seeded, legs
        ranked = sorted(legs, key=lambda leg: (leg.place, result_key(leg.car)))
        self.counted = ranked[:counting]
        self.points = sum(leg.place for leg in self.counted)

    @property
    def key(self):
        return (self.points, self.counted[0].place, [result_key(leg.car) for leg in self.counted], self.seeded)


def legs_of(event, race_class, letter):
    return [race for race in event.races
            if race.race_class is race_class and race.leg and race.letter == letter]


def standings_of_multi(event, multi):
    legs = legs_of(event, multi.race_class, multi.letter)
    by_driver = {}
    for race in legs:
        for place, car in enumerate(in_final_order(race.cars), 1):
            by_driver.setdefault(car.driver, []).append(Leg(race, place, car))
    grid = {car.driver: car.grid for car in legs[0].cars}
    standings = [Standing(driver, grid[driver], rows, multi.counting) for driver, rows in by_driver.items()]
    return legs, sorted(standings, key=lambda s: s.key)


class Final:
    """A row of the final ranking."""

    def __init__(self, driver, result, race_label):
        self.driver, self.result, self.race_label = driver, result, race_label


def final_of_class(event, race_class, run_text):
    """Main by main; whoever was promoted counts in the highest one alone."""
    finals, seen = [], set()
    letters = sorted({race.letter for race in event.races if race.race_class is race_class and race.letter})
    for letter in letters:
        multi = next((m for m in event.multis if m.race_class is race_class and m.letter == letter), None)
        if multi:
            _, standings = standings_of_multi(event, multi)
            rows = [(s.driver, f"[{s.points}] [{s.counted[0].place}] {run_text(s.counted[0].car)}") for s in standings]
        else:
            race = next(r for r in event.races if r.race_class is race_class and r.letter == letter)
            rows = [(car.driver, f"[{place}] {run_text(car)}") for place, car in
                    enumerate(in_final_order(race.cars), 1)]
        for driver, text in rows:
            if driver not in seen:
                seen.add(driver)
                finals.append(Final(driver, text, f"{letter}-Main"))
    return finals
