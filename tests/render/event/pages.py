"""The pages of a race event: which figure goes where on each of them.

Nothing is escaped: the site prints text as it is stored, and so do its copies.
"""
import pathlib

import figures
import words

TEMPLATES = pathlib.Path(__file__).parent.parent / "templates"


class Page:
    def __init__(self, kind, file, cache_key, address, html):
        self.kind, self.file, self.cache_key, self.address, self.html = kind, file, cache_key, address, html


def template(name):
    return (TEMPLATES / f"{name}.html.in").read_text(encoding="utf-8")


def frame(event, parts, heading, subject, when, body):
    """The page around its boxes. `parts` of the title stand between the track and LiveRC."""
    title = " :: ".join([event.facts["name"], *parts, "LiveRC"])
    heads = "".join(f'\t\t\t\t\t\t<{tag} class="page-header"><i class="fa fa-fw"></i> {text}</{tag}>\n'
                    for tag, text in (("h3", subject), ("h5", when)) if text)
    return (template("frame_start")
            + f'\t<title>{title}</title>\n\t<meta property="og:title" content="{title}" />\n'
            + template("frame_menu").replace("{{track}}", heading)
            + heads
            + "\t\t\t\t\t</div>\n\t\t\t\t</div>\n\t\t\t</div>\n\n\n"
            + body + "\n" + template("frame_end"))


def event_frame(event, part, body):
    facts = event.facts
    return frame(event, [facts["event"]] + ([part] if part else []), facts["name"], facts["event"],
                 words.dates(facts["first"], facts["last"]), body)


def panel(icon, heading, body):
    return f'''			<div class="panel panel-default">
				<div class="panel-heading">
					<i class="fa fa-{icon} fa-fw"></i> {heading}
				</div>
				<div class="panel-body">
{body}				</div>
			</div>

'''


def cells(values, tag="td"):
    return "".join(f"								<{tag}>{value}</{tag}>\n" for value in values)


def row(values, attributes="", tag="td"):
    return f"							<tr{attributes}>\n{cells(values, tag)}							</tr>\n"


def hidden(key, shown, tag="div"):
    return f'<{tag} class="hidden">{key}</{tag}>{shown}'


def link(parameter, number, text, more="", attributes=""):
    return f'<a href="/results/?p={parameter}&id={number}{more}"{attributes}>{text}</a>'


# ---- the list of events

def events_page(event):
    facts = event.facts
    listed = [(other.first, listed_row(other.number, other.name, other.first, other.last, other.start,
                                       other.entries, other.drivers)) for other in event.others]
    listed.append((facts["first"], listed_row(facts["id"], facts["event"], facts["first"], facts["last"],
                                              facts["start"], n_entries(event), n_drivers(event))))
    listed.sort(key=lambda pair: pair[0], reverse=True)
    heads = row(["Event Name", "Date", "# Entries", "# Drivers"], tag="th")
    table = f'''					<table class="table table-striped" id="events">
						<thead>
{heads}						</thead>
						<tfoot>
{heads}						</tfoot>
						<tbody>
{"".join(text for _, text in listed)}						</tbody>
					</table>
'''
    html = frame(event, ["Archived Results"], f"{facts['name']}'s Events", None, None,
                 panel("calendar", "Archived Results", table))
    return Page("events", "events.html", f"race:events:{facts['track']}", "/events/", html)


def listed_row(number, name, first, last, start, entries, drivers):
    clock = "00:00:00" if start == "-" else start
    when = hidden(f"{first} {clock}", words.dates(first, last, " to <br />"), "span")
    return row([link("view_event", number, name), when, f"{entries:,}", f"{drivers:,}"])


def n_entries(event):
    return sum(len(c.entries) for c in event.classes)


def n_drivers(event):
    return len({entry.driver for c in event.classes for entry in c.entries})


# ---- the event

def results_table(header, rows):
    return f'''					<table class="table table-hover entry_list_data">
						<thead>
							<tr>
								<th colspan="2"><span class="class_header">{header}</span></th>
							</tr>
						</thead>
						<tbody>
{rows}						</tbody>
					</table>
'''


def event_page(event):
    facts = event.facts
    number = facts["id"]
    lineups = row([link("view_entry_list", number, "Entry List")], ' class="clickable-row"')
    newest_first = sorted(event.rounds, key=lambda r: (not r.is_mains, max(x.completed for x in r.races)), reverse=True)
    for round_ in newest_first:
        lineups += row([link("view_heat_sheet", round_.sheet, round_.name)])
    qualifying = len(event.qualifying_rounds())
    rankings = row([link("event_overall_ranking", number, "Overall Final Ranking")])
    rankings += row([link("view_points", event.points[0], f"Qual Points ({event.points[1]} of {qualifying})")])
    for round_ in newest_first:
        if round_.ranking:
            rankings += row([link("view_round_ranking", round_.ranking, f"{round_.name} Rankings", "&o=laps_time")])
    for multi in event.multis:
        rankings += row([link("view_multi_main_result", multi.number, f"{multi_name(event, multi)} Results")])
    races, section = "", None
    for race in event.race_rows():
        if race.round.name != section:
            section = race.round.name
            races += row([section, "Time Completed"], tag="th")
        text = f'<i class="fa fa-trophy"></i> Race {race.order}: {race.race_class.name} ({race.label})'
        races += row([link("view_race_result", race.number, text, attributes=' class="block"'),
                      words.moment(race.completed)])
    laps = sum(len(car.laps) for race in event.races for car in race.cars)
    stats = f'''					<table class="table table-sm">
						<tbody>
							<tr><th>Race Track</th><td>{facts["surface"]}</td></tr>
							<tr><th>Registrations</th><td>Entries: {n_entries(event):,}<br />Drivers: {n_drivers(event):,}			</td></tr>
							<tr><th>Total Race Laps</th><td>{laps:,}		</td></tr>
						</tbody>
					</table>
'''
    tables = (results_table("Race Lineups &amp; Entry List", lineups)
              + results_table("Overall Results &amp; Rankings", rankings) + results_table("Race Results", races))
    html = event_frame(event, None, panel("list-alt", "Race Lineups &amp; Results", tables)
                       + panel("pie-chart", "Event Stats", stats))
    return page_of(event, "event", number, "view_event", html)


def multi_name(event, multi):
    n = len(figures.legs_of(event, multi.race_class, multi.letter))
    return f"{multi.race_class.name} {({2: 'Double', 3: 'Triple'}.get(n, str(n)))} {multi.letter}-Main"


def page_of(event, kind, number, parameter, html, more=""):
    return Page(kind, f"{kind}-{number}.html", f"race:{kind}:{event.facts['track']}:{number}",
                f"/results/?p={parameter}&id={number}{more}", html)


# ---- a race

RACE_HEADS = ["Pos", "Driver", "Qual", "Laps/Time", "Behind", "Fastest Lap", "Avg Lap", "Avg Top 5", "Avg Top 10",
              "Avg Top 15", "Top 3 Consecutive", "Std. Deviation", "Consistency"]


def race_page(event, race, in_section):
    cars = figures.in_final_order(race.cars)
    heads = row(RACE_HEADS, tag="th")
    feet = row([f"{head} (Lap #)" if head == "Fastest Lap" else head for head in RACE_HEADS], tag="th")
    body = "".join(race_row(race, place, car, cars[place - 2] if place > 1 else None)
                   for place, car in enumerate(cars, 1))
    table = f'''					<table class="table table-striped race_result">
						<thead>
							<tr>
								<th colspan="14">
									<div class="race_num" style="background-color: #{3 * int(race.race_class.number) % 4096:03x}">{race.order}</div>
									<div class="race_info">
										<span class="class_header">{race.label}</span>
										<span class="class_sub_header">Round: {race.round.name}</span>
										<span class="class_sub_header">Length: {words.length(race.length)} Timed</span>
									</div>
								</th>
							</tr>
{heads}						</thead>
						<tfoot>
{feet}						</tfoot>
						<tbody>
{body}						</tbody>
					</table>
'''
    heading = f"{race.label} Results [{in_section} Race #{race.order}]"
    graph = f'''			<script>
				$(document).ready(function () {{
					var d1 = [];
					for (var i = 0; i < 14; i += 0.5) {{ d1.push([i, Math.sin(i)]); }}
					$.plot('#position_graph', positionData, {{ yaxis: {{ min: 1, max: {len(cars)} }} }});
				}});
			</script>
'''
    html = event_frame(event, race.label, panel("trophy", heading, race_script(race, cars) + table) + graph)
    return page_of(event, "race", race.number, "view_race_result", html)


def race_row(race, place, car, above):
    s = figures.Statistics(car.laps, race.first_lap_counts)
    view = (f' <a href="#" class="driver_laps" data-driver-id="{car.driver.number}">View Laps</a>' if car.laps else "")
    driver = f'<span class="car_num">{car.number}</span> <span class="driver_name">{car.driver.name.upper()}</span>{view}'
    fastest = f"{words.seconds(s.fastest)}<sup>{s.fastest_number}</sup>" if s.fastest is not None else ""
    three = hidden(words.seconds(s.row[3]), words.clock(s.row[3]))
    return row([place, driver, car.grid, words.total(car), behind(car, above), fastest, keyed(s.average),
                *(keyed(s.top[k]) for k in (5, 10, 15)), three, words.hundredths(s.deviation),
                words.hundredths(s.consistency) + "%" if s.consistency is not None else ""])


def keyed(ms):
    return hidden(words.seconds(ms), words.seconds(ms))


def behind(car, above):
    """The gap to the row above."""
    if above is None:
        return ""
    fewer = len(above.laps) - len(car.laps)
    if fewer:
        return "1 Lap" if fewer == 1 else f"{fewer} Laps"
    return words.seconds(car.total - above.total)


def race_script(race, cars):
    places = figures.places(race.cars)
    lines = ["var racerLaps = {};", "var positionData = [];", "var driverNames = [];", ""]
    for car in cars:
        name = words.in_script(car.driver.name.upper())
        lines += ["positionDataDriver = {};", f"positionDataDriver.label = '{name}';", "positionDataDriver.data = [];",
                  f"driverNames.push('{name}');", f"racerLaps[{car.driver.number}] = {{",
                  *(f"\t'{key}' : '{value}'," for key, value in racer_fields(race, car, name)),
                  "\t'laps' : ["]
        points = []
        for number, place, time, pace in racer_laps(race, car, places[car]):
            lines += ["\t\t{", f"\t\t\t'lapNum' : '{number}',", f"\t\t\t'pos' : '{place}',", f"\t\t\t'time' : '{time}',",
                      f"\t\t\t'pace' : '{pace}',", "\t\t\t'segments' : [", "\t\t\t]", "\t\t},"]
            points.append(f"positionDataDriver.data.push([{number}, {place}]);")
        lines += ["\t]", "};", *points, "positionData.push(positionDataDriver);",
                  f"console.log(racerLaps[{car.driver.number}]);", ""]
    return "					<script>\n" + "".join(f"						{line}\n" for line in lines) + "					</script>\n"


def racer_fields(race, car, name):
    s = figures.Statistics(car.laps, race.first_lap_counts)
    return [("driverName", name), ("fastLap", words.seconds(s.fastest)), ("avgLap", words.seconds(s.average)),
            *((f"avgTop{k}", words.seconds(s.top[k])) for k in (5, 10, 15)),
            *((f"top{k}Consecutive", words.seconds(s.row[k])) for k in (2, 3)),
            ("stdDeviation", words.seconds(s.deviation)), ("consistency", words.seconds(s.consistency))]


def racer_laps(race, car, places):
    if not car.laps:
        return []
    rows, elapsed = [(0, car.grid, "0", "0")], 0
    for i, time in enumerate(car.laps):
        elapsed += time
        rows.append((i + 1, places[i], words.lap(time), words.pace(*figures.pace(race.length, i + 1, elapsed))))
    return rows


# ---- tables by class, shown as tabs

def tabs(event, table_class, heads, sub_header, rows, tag="span"):
    items, panes = "", ""
    for i, race_class in enumerate(event.classes):
        name = words.as_id(race_class.name)
        active = ' class="active"' if i == 0 else ""
        items += f'						<li{active}><a href="#{name}_tab_{race_class.number}" data-toggle="tab">{race_class.name}</a></li>\n'
        sub = sub_header(race_class)
        header = f'<{tag} class="class_header">{race_class.name}</{tag}>'
        if sub is not None:
            header += f'\n									<{tag} class="class_sub_header">{sub}</{tag}>'
        panes += f'''						<div class="tab-pane{' active' if i == 0 else ''}" id="{name}_tab_{race_class.number}">
							<table class="table table-striped {table_class}" id="{name}_table_{race_class.number}">
						<thead>
							<tr>
								<th colspan="{len(heads)}">
									{header}
								</th>
							</tr>
{row(heads, tag="th")}						</thead>
						<tbody>
{"".join(row(values) for values in rows(race_class))}						</tbody>
							</table>
						</div>
'''
    return f'''					<ul class="nav nav-pills">
{items}					</ul>
					<div class="tab-content">
{panes}					</div>
'''


def entry_list_page(event):
    def rows(race_class):
        entries = sorted(race_class.entries, key=lambda e: (e.driver.last.upper(), e.driver.first.upper()))
        for i, entry in enumerate(entries, 1):
            swapped = f"{entry.driver.last.upper()}, {entry.driver.first.upper()}"
            yield [i, hidden(swapped, entry.driver.name.upper(), "span"), entry.chip]

    body = tabs(event, "entry_list_data", ["#", "Driver", "Transponder #"], lambda c: f"Entries: {len(c.entries)}", rows,
                "div")
    html = event_frame(event, "Entry List", panel("users", "Entry List", body))
    return page_of(event, "entries", event.facts["id"], "view_entry_list", html)


def points_page(event):
    n = len(event.qualifying_rounds())
    name = f"Qual Points (best {event.points[1]} of {n})"

    def rows(race_class):
        for rank, score in figures.scores_of_class(event, race_class):
            yield [rank, score.driver.name.upper(), score.result, tie_cell(race_class, score),
                   *(round_cell(score, i) for i in range(n))]

    heads = ["#", "Driver", "Result", "Tie Breaker", *(f"Round {i + 1}" for i in range(n))]
    body = tabs(event, "leaderboard_points", heads, lambda c: f"Tie Breaker:   {c.tie_breaker}		", rows)
    return page_of(event, "points", event.points[0], "view_points",
                   event_frame(event, name, panel("list-ol", name, body)))


def round_cell(score, i):
    points, run = score.rounds[i]
    text = f"{points} : {words.run(run.laps, run.time, run.flag)}"
    return f"<b>{text}</b>" if i in score.counted else text


def tie_cell(race_class, score):
    def best(i):
        run = score.rounds[i][1]
        return f"{words.run(run.laps, run.time)} ({i + 1})"

    if race_class.tie_breaker.startswith("IFMAR"):
        counted = ",".join(str(points) for points in score.counted_points())
        return f"[{counted}] " + ", ".join(best(i) for i in score.two_best)
    throwout = f"[{score.rounds[score.thrown_out[0]][0]}] " if score.thrown_out else ""
    return throwout + best(score.best_run)


def round_page(event, round_):
    name = f"{round_.name} Rankings"

    def rows(race_class):
        runs = figures.runs_of_round(event, round_, race_class)
        ranked = sorted(runs.items(), key=lambda item: (item[1].key, item[0].last))
        for place, (driver, run) in enumerate(ranked, 1):
            s = figures.Statistics(run.car.laps, run.race.first_lap_counts) if run.laps else None
            shown = words.run(run.laps, run.time, run.flag) if run.laps else "DNS"
            times = [s.row[2], s.row[3], s.top[5], s.fastest, s.average] if s else [None] * 5
            yield [place, driver.name.upper(), hidden(f"{run.laps:04}/{9999 - place:04}", shown),
                   *(hidden(f"{words.seconds(ms):0>8}" if ms is not None else "9999.999", words.seconds(ms))
                     for ms in times),
                   link("view_race_result", run.race.number, run.race.label) if run.race else ""]

    heads = ["Pos", "Driver", "Laps/Time", "Top 2 Consecutive", "Top 3 Consecutive", "Top 5 Average", "Fastest Lap",
             "Avg Lap", "Heat"]
    body = tabs(event, "round_rankings", heads, lambda c: None, rows, "div")
    return page_of(event, "round", round_.ranking, "view_round_ranking",
                   event_frame(event, name, panel("list-ol", name, body)), "&o=laps_time")


def multi_page(event, multi):
    legs, standings = figures.standings_of_multi(event, multi)
    rows = ""
    for place, standing in enumerate(standings, 1):
        shown = [f"{words.ordinal(leg.place)} ({leg.place}pts) : {words.run(len(leg.car.laps), leg.car.total)}"
                 for leg in standing.legs]
        rows += row([place, standing.seeded, standing.driver.name.upper(), standing.points, *shown])
    heads = ["Pos", "Seeded", "Driver", "Points", *(race.leg for race in legs)]
    name = f"{multi_name(event, multi)} Results"
    table = f'''					<table class="table table-striped multi_main">
						<thead>
							<tr>
								<th colspan="{len(heads)}">
									<div class="class_header">{multi.race_class.name} {multi.letter}-Main</div>
									<div class="class_sub_header">Tie Breaker: IFMAR		Completed: {len(legs)} of {len(legs)}</div>
								</th>
							</tr>
{row(heads, tag="th")}						</thead>
						<tbody>
{rows}						</tbody>
					</table>
'''
    return page_of(event, "multi", multi.number, "view_multi_main_result",
                   event_frame(event, name, panel("trophy", name, table)))


def overall_page(event):
    def rows(race_class):
        finals = figures.final_of_class(event, race_class, lambda car: words.run(len(car.laps), car.total))
        for place, final in enumerate(finals, 1):
            yield [place, "", "", final.driver.name.upper(), final.result, final.race_label]

    heads = ["Pos", "Brand", "Country", "Driver", "Result", "Race"]
    body = tabs(event, "leaderboard_points", heads, lambda c: None, rows, "div")
    return page_of(event, "overall", event.facts["id"], "event_overall_ranking",
                   event_frame(event, "Overall Final Ranking", panel("trophy", "Overall Final Ranking", body)))


def sheet_page(event, round_):
    body = ""
    for race in sorted(round_.races, key=lambda r: r.order):
        rows = ""
        chips = {entry.driver: entry.chip for entry in race.race_class.entries}
        for car in sorted(race.cars, key=lambda c: c.number):
            driver = f'<span class="car_num">{car.number}</span> {car.driver.name}'
            rows += row([car.number, driver, "", chips[car.driver], car.grid, ""])
        body += f'''					<table class="table heat_sheet">
						<thead>
							<tr>
								<th colspan="6">
									<div class="race_num">{race.order}</div>
									<span class="class_header">{race.label}</span>
									<span class="race_length">Length: {words.length(race.length)} Timed</span>
									<span class="race_status">Status: Complete ({link("view_race_result", race.number, "View Results")})</span>
								</th>
							</tr>
						</thead>
						<tbody>
{rows}						</tbody>
					</table>
'''
    return page_of(event, "sheet", round_.sheet, "view_heat_sheet",
                   event_frame(event, round_.name, panel("users", round_.name, body)))


# ---- the track's own page

def dashboard_page(event):
    facts = event.facts
    results, sessions, videos, laps, practices, races, entries, events = facts["tiles"].split()
    tiles = ""
    for number, label in (("", "\tTrack is Offline\t"), (results, "Results This Month"),
                          (sessions, "Sessions This Month"), (videos, "Videos This Month")):
        tiles += f'''			<div class="col-md-3">
				<div class="huge">{number}</div>
				<div class="stats">{label}</div>
			</div>
'''
    *lines, phone, web, user, domain = event.about
    entities = "".join(f"&#{ord(c)};" for c in f"{user}@{domain}")
    address = "<br />\n".join(
        [f"						<strong>{facts['name']}</strong>", *(f"						{line}" for line in lines),
         f'						<abbr title="Phone">P:</abbr> <a href="tel:{phone}">{phone}</a>',
         f'						<abbr title="Web">W:</abbr> <a href="{web}">{web}</a>',
         f"						<abbr title=\"Mail\">E:</abbr> <a href=\"javascript:noSpam('{user}', '{domain}')\">{entities}</a>"])
    about = panel("info", f"About {facts['name']}",
                  f'					<address class="small">\n{address}\n					</address>\n')
    stats = "".join(f"							<tr><th>{label}</th><td>{int(number):,}</td></tr>\n" for label, number in
                    (("Laps", laps), ("Practice Sessions", practices), ("Races", races), ("Entries", entries),
                     ("Events", events)))
    table = f'					<table class="table">\n						<tbody>\n{stats}						</tbody>\n					</table>\n'
    html = frame(event, ["Broadcast and Results"], f"{facts['name']}'s Dashboard", None, None,
                 f'			<div class="row">\n{tiles}			</div>\n\n' + about
                 + panel("bar-chart-o", "Lifetime Track Stats", table))
    return Page("dashboard", "dashboard.html", f"track:dashboard:{facts['track']}", "/", html)
