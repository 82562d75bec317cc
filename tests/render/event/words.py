"""How the site writes times, runs and dates on the pages of race events. None is nothing."""

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def seconds(ms):
    """37.234, also 146.309."""
    return "" if ms is None else f"{ms // 1000}.{ms % 1000:03}"


def lap(ms):
    """As in the script: trailing zeros cut, "40.3" and "40"."""
    return seconds(ms).rstrip("0").rstrip(".")


def clock(ms):
    """1:51.828, bare seconds below a minute, 1:00:02.765 from an hour on."""
    if ms is None:
        return ""
    if ms < 60000:
        return seconds(ms)
    minutes, rest = divmod(ms, 60000)
    rest = f"{rest // 1000:02}.{rest % 1000:03}"
    return f"{minutes}:{rest}" if minutes < 60 else f"{minutes // 60}:{minutes % 60:02}:{rest}"


def pace(laps, ms):
    """46/30:29.650: minutes and seconds with two digits."""
    return f"{laps}/{ms // 60000:02}:{ms % 60000 // 1000:02}.{ms % 1000:03}"


def hundredths(thousandths):
    """Two decimals of a figure that has three."""
    if thousandths is None:
        return ""
    rounded = (thousandths + 5) // 10
    return f"{rounded // 100}.{rounded % 100:02}"


def total(car):
    """Of a race: 47/30:31.382, and "0" for somebody who never started."""
    return f"{len(car.laps)}/{clock(car.total)}" if car.laps else "0"


def run(laps, ms, flag=None):
    """Of a ranking: 7/2:59.944 (DNF), 0/0.000 (DNS)."""
    return f"{laps}/{clock(ms)}" + (f" ({flag})" if flag else "")


def length(ms):
    """10:00, 1:00:00."""
    minutes, rest = divmod(ms // 1000, 60)
    return f"{minutes}:{rest:02}" if minutes < 60 else f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def date(day):
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def dates(first, last, between=" to "):
    return date(first) if first == last else f"{date(first)}{between}{date(last)}"


def moment(time):
    """Nov 16, 2025 at 5:30pm."""
    half = "am" if time.hour < 12 else "pm"
    return f"{date(time)} at {(time.hour + 11) % 12 + 1}:{time.minute:02}{half}"


def ordinal(n):
    ending = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def in_script(text):
    return text.replace("\\", "\\\\").replace("'", "\\'")


def as_id(text):
    """What element ids keep of a class name: "40+" is "40_"."""
    kept = "".join(c for c in text.replace("+", "_") if c.isalnum() or c in " _")
    return kept.strip().replace(" ", "_")
