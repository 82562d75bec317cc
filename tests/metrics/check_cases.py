#!/usr/bin/env python3
"""The figures of fixtures/metrics, worked out apart from the program: with fractions and Python's
statistics, from what docs/metrics.md says. Prints TAP.

    check_cases.py DIRECTORY [--update]

--update writes the lines that begin with "=" anew: for a new case, whose figures are then read by a
person."""

import math
import pathlib
import statistics
import sys
from fractions import Fraction

RULES = {"1.07": Fraction(107, 100), "1.10": Fraction(110, 100), "1.15": Fraction(115, 100)}
BELL = Fraction(14826, 10000)
FIVE_MINUTES = 300000
PAUSE = 60000


def rounded(value):
    """The nearest whole number, halves up."""
    return math.floor(Fraction(value) + Fraction(1, 2))


def text(value):
    if value is None:
        return "-"
    ms = rounded(value)
    return f"{'-' if ms < 0 else ''}{abs(ms) // 1000}.{abs(ms) % 1000:03d}"


def read_ms(word):
    minutes, _, seconds = word.rpartition(":")
    return int((60 * int(minutes or 0) + Fraction(seconds)) * 1000)


class Case:
    def __init__(self, path):
        self.laps, self.counts, self.crossed, self.other, self.runs = [], [], [], [], []
        self.rule, self.class_median, self.expected, self.given = "1.10", None, [], []
        for line in path.read_text().split("\n"):
            if line.startswith("="):
                self.expected.append(line)
                continue
            self.given.append(line)
            if line == "" or line.startswith("#"):
                continue
            name, *words = line.split()
            if name == "laps":
                self.laps += [read_ms(w.rstrip("*")) for w in words]
                self.counts += [not w.endswith("*") for w in words]
            elif name == "crossed":
                self.crossed = [int(w) for w in words]
            elif name == "other":
                self.other += [read_ms(w) for w in words]
            elif name == "run":
                self.runs.append((int(words[0]), read_ms(words[1]), read_ms(words[2])))
            elif name == "class_median":
                self.class_median = read_ms(words[0])
            elif name == "rule":
                self.rule = words[0]
            else:
                sys.exit(f"Bail out! {path}: {name}")
        self.numbers = [i + 1 for i, counts in enumerate(self.counts) if counts]
        self.counted = [lap for lap, counts in zip(self.laps, self.counts) if counts]


def median(values):
    return statistics.median([Fraction(v) for v in values])


def mad(values):
    middle = median(values)
    return median([abs(v - middle) for v in values])


def quartiles(values):
    if len(values) == 1:
        return Fraction(values[0]), Fraction(values[0])
    first, _, third = statistics.quantiles([Fraction(v) for v in values], n=4, method="inclusive")
    return first, third


def bounds(values, rule):
    middle = median(values)
    if rule in RULES:
        return middle * Fraction(85, 100), middle * RULES[rule]
    if rule == "mad":
        return middle * Fraction(85, 100), middle + 3 * BELL * mad(values)
    first, third = quartiles(values)
    return middle * Fraction(85, 100), third + Fraction(3, 2) * (third - first)


def clean(case):
    if not case.counted:
        return []
    low, high = bounds(case.counted, case.rule)
    return [(number, lap) for number, lap in zip(case.numbers, case.counted) if low <= lap <= high]


def root_rounded(value, scale):
    """scale * sqrt(value), halves up, exactly."""
    scaled = value * scale * scale
    whole = math.isqrt(math.floor(scaled))
    return whole + 1 if scaled >= (whole + Fraction(1, 2)) ** 2 else whole


def consistency(laps):
    if len(laps) < 2 or sum(laps) == 0:
        return None
    mean = Fraction(sum(laps), len(laps))
    variance = sum((lap - mean) ** 2 for lap in laps) / len(laps) / mean ** 2
    # thousandths of a percent of 1 - sqrt(variance), halves up
    scaled = variance * 100000 ** 2
    whole = math.isqrt(math.floor(scaled))
    if scaled > (whole + Fraction(1, 2)) ** 2:
        whole += 1
    return max(0, 100000 - whole)


def trend(points):
    n = len(points)
    if n < 3:
        return None, None, None
    slopes = sorted(Fraction(later - lap, next_number - number) for i, (number, lap) in enumerate(points)
                    for next_number, later in points[i + 1:])
    reach_squared = Fraction(196, 100) ** 2 * n * (n - 1) * (2 * n + 5) / 18
    reach = math.isqrt(math.ceil(reach_squared))
    while reach ** 2 < reach_squared:
        reach += 1
    outside = (len(slopes) - reach) // 2
    if outside < 1:
        return statistics.median(slopes), None, None
    return statistics.median(slopes), slopes[outside - 1], slopes[len(slopes) - outside]


def doubts(case):
    laps = case.counted
    found = []
    if len(laps) < 3:
        return found
    middle = median(laps)
    shrink = min(Fraction(1), middle / 30000)
    first, third = quartiles(laps)
    for i, lap in enumerate(laps):
        above = lap - middle
        if lap < middle * Fraction(85, 100) and (
                case.class_median is None or lap < case.class_median * Fraction(85, 100)):
            name = "cut"
        elif any(abs(lap - k * middle) <= Fraction(4, 100) * k * middle for k in (2, 3)):
            name = "missed_crossing"
        elif i + 1 < len(laps) and 10000 * shrink <= above <= 35000 * shrink:
            name = "crash"
        elif above > 60000 * shrink:
            name = "stop"
        elif len(laps) >= 6 and above > max(500, 2 * (third - first)):
            name = "mistake"
        else:
            continue
        found.append(f"{case.numbers[i]}:{name}")
    return found


def fuel_stops(case):
    laps, stops, since = case.counted, [], 0
    if len(laps) < 3:
        return stops
    middle = median(laps)
    shrink = min(Fraction(1), middle / 30000)
    for number, lap in zip(case.numbers, laps):
        since += lap
        if 420000 <= since <= 600000 and 5000 * shrink <= lap - middle <= 15000 * shrink:
            stops.append(str(number))
            since = 0
    return stops


def pace(laps):
    if not laps or sum(laps) == 0:
        return "-"
    n = math.ceil(Fraction(FIVE_MINUTES * len(laps), sum(laps)))
    ms = math.ceil(Fraction(n * sum(laps), len(laps)))
    return f"{n}/{text(ms)}"


def best_stretch(case):
    best = None
    for i in range(len(case.counted)):
        for j in range(i + 1, len(case.counted) + 1):
            total = sum(case.counted[i:j])
            if total >= FIVE_MINUTES:
                mean = Fraction(total, j - i)
                if best is None or mean < best[0]:
                    best = (mean, total, case.numbers[i], j - i)
                break
    return "-" if best is None else f"{text(best[0])} {text(best[1])} {best[2]} {best[3]}"


def histogram(laps):
    if not laps:
        return "-"
    first, third = quartiles(laps)
    cube = (2 * (third - first)) ** 3 / len(laps)
    width = 0
    while (width + 1) ** 3 <= cube:
        width += 1
    width = max(width, 50, (max(laps) - min(laps)) // 199 + 1)
    start = min(laps) // width
    counts = [0] * (max(laps) // width - start + 1)
    for lap in laps:
        counts[lap // width - start] += 1
    return " ".join([text(width), text(start * width)] + [str(c) for c in counts])


def runs(case):
    bound = PAUSE + (median(case.counted) if case.counted else 0)
    found = []
    for i, lap in enumerate(case.laps):
        if lap > bound:
            continue
        is_gap = i > 0 and case.crossed and (case.crossed[i] - case.crossed[i - 1]) * 1000 - lap > PAUSE
        if found and found[-1][1] == i and not is_gap:
            found[-1][1] = i + 1
        else:
            found.append([i + 1, i + 1])
    return [f"{first}-{last}" for first, last in found]


class Random:
    """splitmix64"""

    def __init__(self):
        self.state = 1

    def index(self, n):
        self.state = (self.state + 0x9E3779B97F4A7C15) % 2 ** 64
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) % 2 ** 64
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) % 2 ** 64
        return ((z ^ (z >> 31)) * n) >> 64


def difference(figure, first, other):
    values = [figure(laps) if laps else None for laps in (first, other)]
    shown = [rounded(v) if v is not None else None for v in values]
    value = shown[1] - shown[0] if None not in shown else None
    n = min(len(first), len(other))
    if n < 6:
        return [*shown, value, None, None], "not_enough_laps", 6
    first, other, random, draws = sorted(first), sorted(other), Random(), []
    for _ in range(2000):
        one = figure([first[random.index(len(first))] for _ in first])
        draws.append(figure([other[random.index(len(other))] for _ in other]) - one)
    draws.sort()
    low, high = rounded(draws[50]), rounded(draws[1949])
    matters = shown[0] // 100
    if high < 0:
        verdict = "faster"
    elif low > 0:
        verdict = "slower"
    elif -matters < low and high < matters:
        verdict = "no_difference"
    else:
        wanted = max(abs(value), matters)
        needed = math.ceil(Fraction(n * (high - low) ** 2, 4 * wanted ** 2))
        return [*shown, value, low, high], "not_enough_laps", max(needed, n + 1)
    return [*shown, value, low, high], verdict, None


def mean(laps):
    return Fraction(sum(laps), len(laps))


def improvement(case):
    first = previous = None
    for n_clean, middle, best in case.runs:
        if n_clean < 3 or first is None:
            yield [None] * 4
        else:
            yield [middle - previous[0], best - previous[1], middle - first[0], best - first[1]]
        if n_clean >= 3:
            previous = (middle, best)
            first = first or previous


def figures(case):
    if case.runs:
        for changes in improvement(case):
            yield "improvement", [text(change) for change in changes]
        return
    laps = case.counted
    cleaned = clean(case)
    clean_times = [lap for _, lap in cleaned]
    yield "median_lap", [text(median(laps) if laps else None)]
    yield "robust_spread", [text(BELL * mad(laps) if laps else None)]
    ordered = sorted(laps)
    yield "raising_average", [text(mean(ordered[:x + 1])) for x in range(len(ordered))]
    yield "clean_laps", [str(number) for number, _ in cleaned]
    yield "clean_pace", [text(mean(clean_times) if clean_times else None)]
    yield "clean_consistency", [text(consistency(clean_times))]
    if laps:
        _, high = bounds(laps, case.rule)
        yield "seconds_lost", [text(sum(lap - median(laps) for lap in laps if lap > high))]
    else:
        yield "seconds_lost", ["-"]
    yield "trend_per_lap", [text(v) for v in trend(cleaned)]
    yield "doubts", doubts(case)
    yield "fuel_stops", fuel_stops(case)
    yield "pace_5_minutes", [pace(laps)]
    yield "best_5_minutes", [best_stretch(case)]
    yield "histogram", [histogram(laps)]
    yield "runs", runs(case)
    if case.other:
        for name, figure in (("medians", median), ("means", mean)):
            values, verdict, needed = difference(figure, laps, case.other)
            yield name, [text(v) for v in values] + [verdict, "-" if needed is None else str(needed)]


def main():
    directory, is_update = pathlib.Path(sys.argv[1]), "--update" in sys.argv[2:]
    paths = sorted(directory.glob("*.case"))
    if not paths:
        sys.exit("Bail out! no cases")
    print(f"1..{len(paths)}")
    n_failed = 0
    for i, path in enumerate(paths):
        case = Case(path)
        lines = [" ".join(["=", name, *values]) for name, values in figures(case)]
        if is_update:
            path.write_text("\n".join(case.given).rstrip("\n") + "\n\n" + "\n".join(lines) + "\n")
        elif lines != case.expected:
            n_failed += 1
            for line in sorted(set(lines) ^ set(case.expected)):
                print("#", "computed" if line in lines else "expected", line)
            print(f"not ok {i + 1} - {path.name}")
            continue
        print(f"ok {i + 1} - {path.name}")
    return n_failed > 0


sys.exit(main())
