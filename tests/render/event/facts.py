"""One race event as event.txt tells it: facts only, no figure that could be computed.

Times are whole milliseconds. What a line of the file looks like stands in fixtures/race-event/event.txt.
"""
import datetime
import re
import sys


def fail(sentence):
    sys.exit(f"render_event: {sentence}")


class Driver:
    def __init__(self, number, first, last):
        self.number, self.first, self.last = number, first, last

    @property
    def name(self):
        """As on heat sheets; results, points and entry list have it in capitals."""
        return f"{self.first} {self.last}".strip()


class Entry:
    def __init__(self, driver, chip):
        self.driver, self.chip = driver, chip


class Class:
    def __init__(self, number, name, tie_breaker):
        self.number, self.name, self.tie_breaker = number, name, tie_breaker
        self.entries = []


class Round:
    def __init__(self, sheet, ranking, name):
        self.sheet, self.ranking, self.name = sheet, ranking, name
        self.races = []

    @property
    def is_mains(self):
        return self.name == "Main Events"

    @property
    def is_qualifying(self):
        return self.name.startswith("Qualifier")


class Car:
    """One start in a race; laps in milliseconds, none for somebody who never started."""

    def __init__(self, driver, number, grid, laps):
        self.driver, self.number, self.grid, self.laps = driver, number, grid, laps

    @property
    def total(self):
        return sum(self.laps)


class Race:
    def __init__(self, number, order, completed, length, first_lap_counts, race_class, suffix):
        self.number, self.order, self.completed, self.length = number, order, completed, length
        self.first_lap_counts, self.race_class, self.suffix = first_lap_counts, race_class, suffix
        self.cars = []
        self.first_completed, self.first_cars = None, None  # as posted first, when it was posted again
        self.round = None

    @property
    def label(self):
        return f"{self.race_class.name}{self.suffix}"

    @property
    def letter(self):
        """A of "A-Main" and "A3-Main"; None for a heat."""
        found = re.fullmatch(r" ([A-Z])\d*-Main", self.suffix)
        return found and found.group(1)

    @property
    def leg(self):
        """A3 of "A3-Main"; None for a main of one leg."""
        found = re.fullmatch(r" ([A-Z]\d+)-Main", self.suffix)
        return found and found.group(1)


class Multi:
    def __init__(self, number, race_class, letter, counting):
        self.number, self.race_class, self.letter, self.counting = number, race_class, letter, counting


class Other:
    """Another event of the track, as its list has it."""

    def __init__(self, number, first, last, start, entries, drivers, name):
        self.number, self.first, self.last, self.start = number, first, last, start
        self.entries, self.drivers, self.name = entries, drivers, name


class Event:
    def __init__(self):
        self.facts = {}
        self.others, self.about, self.drivers, self.classes = [], [], {}, []
        self.rounds, self.multis = [], []
        self.points = None  # (id, how many count)

    def class_named(self, name):
        return next(c for c in self.classes if c.name == name)

    @property
    def races(self):
        """In running order."""
        return sorted((r for round_ in self.rounds for r in round_.races), key=lambda r: r.completed)

    def race_rows(self):
        """As the event page has them: the latest first, by section."""
        return list(reversed(self.races))

    def qualifying_rounds(self):
        return [r for r in self.rounds if r.is_qualifying]


def read_ms(text):
    if not re.fullmatch(r"\d+\.\d{3}", text):
        fail(f'not a lap time (S.mmm): "{text}"')
    return int(text.replace(".", ""))


def read_length(text):
    """"5:00" in milliseconds."""
    parts = [int(part) for part in text.split(":")]
    return sum(part * 60 ** i for i, part in enumerate(reversed(parts))) * 1000


def read_moment(day, clock):
    return datetime.datetime.strptime(f"{day} {clock}", "%Y-%m-%d %H:%M")


def read_date(text):
    return datetime.date.fromisoformat(text)


class Reader:
    def __init__(self, event):
        self.event = event
        self.race = None

    def event_(self, rest):
        number, self.event.facts["event"] = rest.split(" ", 1)
        self.event.facts["id"] = number

    def dates(self, rest):
        days = [read_date(word) for word in rest.split()]
        self.event.facts["first"], self.event.facts["last"] = days[0], days[-1]

    def other(self, rest):
        words, name = rest.split("|", 1)
        number, first, last, start, entries, drivers = words.split()
        self.event.others.append(Other(number, read_date(first), read_date(last), start, int(entries), int(drivers),
                                       name.strip()))

    def about(self, rest):
        self.event.about.append(rest)

    def driver(self, rest):
        number, name = rest.split(" ", 1)
        first, last = (part.strip() for part in name.split("|"))
        self.event.drivers[number] = Driver(number, first, last)

    def class_(self, rest):
        words, tie_breaker = rest.split("|")
        number, name = words.split(" ", 1)
        self.event.classes.append(Class(number, name.strip(), tie_breaker.strip()))

    def entry(self, rest):
        driver, chip = rest.split()
        self.event.classes[-1].entries.append(Entry(self.event.drivers[driver], "" if chip == "-" else chip))

    def round(self, rest):
        sheet, ranking, name = rest.split(" ", 2)
        self.event.rounds.append(Round(sheet, None if ranking == "-" else ranking, name))

    def race_(self, rest):
        words, name, suffix = rest.split("|")
        number, order, day, clock, length, rule = words.split()
        suffix = suffix.strip()
        race = Race(number, int(order), read_moment(day, clock), read_length(length), rule == "in",
                    self.event.class_named(name.strip()), f"  ({suffix})" if suffix.startswith("Heat") else f" {suffix}")
        race.round = self.event.rounds[-1]
        race.round.races.append(race)
        self.race = race

    def car(self, rest):
        driver, number, grid, *laps = rest.split()
        car = Car(self.event.drivers[driver], int(number), int(grid), [read_ms(lap) for lap in laps])
        cars = self.race.cars if self.race.first_cars is None else self.race.first_cars
        cars.append(car)

    def first(self, rest):
        self.race.first_completed = read_moment(*rest.split())
        self.race.first_cars = []

    def points(self, rest):
        number, counting = rest.split()
        self.event.points = (number, int(counting))

    def multi(self, rest):
        words, name = rest.split("|")
        number, letter, counting = words.split()
        self.event.multis.append(Multi(number, self.event.class_named(name.strip()), letter, int(counting)))


PLAIN = ("track", "name", "zone", "fetched", "surface", "start", "tiles")
KEYWORDS = {"event": "event_", "class": "class_", "race": "race_"}


def read_event(path):
    event = Event()
    reader = Reader(event)
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            word, _, rest = line.strip().partition(" ")
            rest = rest.strip()
            if not word or word.startswith("#"):
                continue
            try:
                if word in PLAIN:
                    event.facts[word] = rest
                else:
                    getattr(reader, KEYWORDS.get(word, word))(rest)
            except (AttributeError, KeyError, StopIteration, TypeError, ValueError) as error:
                fail(f"{path}:{number}: {word}: {error}")
    return event
