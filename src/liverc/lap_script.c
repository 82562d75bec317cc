/*
 * The laps in a session page's script. The graph has all of a lap,
 *
 *   var lapsObj = [{"x":"1","lap_time":"42.996","date":"2025-10-25","time":"14:44:10",
 *                   "date_time_display":"10\/25\/2025 2:44:10pm","time_display":"2:44:10pm",
 *                   "is_valid":"1"}, ...];
 *
 * Pages of races have another form, which is taken where the first is not there. Lap 0 of it is the
 * grid and no lap:
 *
 *   racerLaps[346997] = { 'laps' : [ { 'lapNum' : '1', 'time' : '42.996', }, ], };
 */
#include "laps.h"

#include "trackside/text.h"

#include "clocks.h"
#include "labels.h"
#include "trackside/script.h"

#include <string.h>

struct lap_reader {
    struct reading *reading;
    struct laps *laps;
    size_t place;                      /* of the lap among its fellows, from 1 */
    const struct script_value *before; /* the lap before; NULL for the first */
    bool is_graph;                     /* of lapsObj; else in the form of races */
    bool has_validity;                 /* a lap before it says whether it is valid */
};

static void note(struct lap_reader *reader, enum finding_kind kind, const char *key,
                 const char *raw, const char *text)
{
    struct place place = {"lap", reader->place, key};
    findings_add(&reader->reading->findings, kind, place, raw, text);
}

/* The first of the names that the object has a text or number under. */
static const char *first_of(const struct script_value *object, const char *const *names)
{
    const char *text = NULL;
    for (; *names != NULL && text == NULL; names++)
        text = script_get_text(object, *names);
    return text;
}

/* ---- one lap of lapsObj ---- */

static void check_clock(struct lap_reader *reader, const char *key, const char *shown,
                        struct local_time time)
{
    struct local_time other = time;
    struct clock_form form;
    if (clocks_read(shown, &other, &form) && !clocks_agree(time, other, form))
        note(reader, FINDING_DISAGREES, key, shown, "the lap's time says otherwise");
}

/* The moment stands there once more for people: "2:44:10pm" and "10/25/2025 2:44:10pm". */
static void check_crossing(struct lap_reader *reader, const struct script_value *value,
                           struct local_time time)
{
    struct arena *scratch = reader->reading->scratch;
    const char *shown = script_get_text(value, "date_time_display");
    const char *own =
        arena_format(scratch, "%02d/%02d/%04d", time.date.month, time.date.day, time.date.year);
    struct bytes rest = bytes_from_text(shown), day;
    check_clock(reader, "time_display", script_get_text(value, "time_display"), time);
    if (!bytes_split(&rest, ' ', &day))
        return;
    check_clock(reader, "date_time_display", arena_text_of(scratch, rest), time);
    if (day.size == strlen(own) && day.data[2] == '/' && !bytes_equal_text(day, own))
        note(reader, FINDING_DISAGREES, "date_time_display", shown,
             "the lap's date says otherwise");
}

static struct local_time read_crossing(struct lap_reader *reader, const struct script_value *value)
{
    struct local_time time = {0};
    struct clock_form form;
    const char *date = script_get_text(value, "date");
    const char *clock = script_get_text(value, "time");
    const char *shown = script_get_text(value, "time_display");
    if (date == NULL && clock == NULL && shown == NULL)
        return time;
    if (!date_read(bytes_from_text(date), &time.date)) {
        note(reader, FINDING_UNREADABLE, "date", date, "no date");
        return (struct local_time){0};
    }
    if (clocks_read(clock, &time, &form) && form.has_seconds) {
        check_crossing(reader, value, time);
        return time;
    }
    if (clocks_read(shown, &time, &form) && form.has_seconds) {
        note(reader, FINDING_FALLBACK, "time", clock, "no clock, time_display stands in");
        return time;
    }
    note(reader, FINDING_UNREADABLE, "time", clock, "no clock");
    return (struct local_time){0};
}

/* "1" and "0"; a lap that does not say is valid. */
static bool read_validity(struct lap_reader *reader, const struct script_value *value)
{
    const struct script_value *valid = script_get(value, "is_valid");
    const char *text = valid == NULL ? NULL : valid->text;
    if (valid == NULL) {
        if (reader->has_validity)
            note(reader, FINDING_MISSING, "is_valid", NULL, "other laps have it, taken as valid");
        return true;
    }
    reader->has_validity = true;
    if (text != NULL && (strcmp(text, "0") == 0 || strcmp(text, "false") == 0))
        return false;
    if (text == NULL || (strcmp(text, "1") != 0 && strcmp(text, "true") != 0))
        note(reader, FINDING_UNREADABLE, "is_valid", text, "neither 0 nor 1, taken as valid");
    return true;
}

/* A key nobody knows, where the lap before has none such. */
static void note_keys(struct lap_reader *reader, const struct script_value *value)
{
    static const char *const known[] = {
        "x", "lap_time", "date", "time", "date_time_display", "time_display", "is_valid", NULL};
    for (const struct script_value *v = value->first; v != NULL; v = v->next) {
        const char *const *name = known;
        while (*name != NULL && strcmp(*name, v->name) != 0)
            name++;
        if (*name == NULL &&
            (reader->before == NULL || script_get(reader->before, v->name) == NULL))
            note(reader, FINDING_UNKNOWN, v->name, v->text, "a key that is not known");
    }
    reader->before = value;
}

static int64_t read_number(struct lap_reader *reader, const char *raw)
{
    int64_t number;
    if (number_read_int(bytes_from_text(raw), &number) && number <= LAP_NUMBER_MAX)
        return number;
    note(reader, raw == NULL ? FINDING_MISSING : FINDING_UNREADABLE, "x", raw,
         "no lap number, its place is taken");
    return (int64_t)reader->place;
}

static void add_lap(struct lap_reader *reader, struct practice_lap lap, const char *raw)
{
    struct reading *reading = reader->reading;
    if (lap.number < 1) {
        note(reader, FINDING_SKIPPED, "x", raw, "a lap before the first");
        return;
    }
    laps_add(reader->laps, reading->arena, lap);
}

/*
 * The time of a lap, under the one name that its form has: `time` of lapsObj is the clock at the
 * end of the lap. Blank with a finding, since the printed list may have it.
 */
static const char *read_time(struct lap_reader *reader, const struct script_value *value,
                             const char *key)
{
    struct arena *arena = reader->reading->arena;
    const char *time = script_get_text(value, key);
    const char *raw = labels_figure(text_squeeze(bytes_from_text(time), arena));
    if (raw == NULL)
        note(reader, FINDING_MISSING, key, time, "the lap has no time there");
    return raw;
}

static void read_lap(struct lap_reader *reader, const struct script_value *value)
{
    static const char *const numbers[] = {"x", "lapNum", "lap", NULL};
    struct reading *reading = reader->reading;
    if (value->kind != SCRIPT_OBJECT) {
        note(reader, FINDING_SKIPPED, NULL, value->text, "no object");
        return;
    }
    const char *number = first_of(value, numbers);
    if (!reader->is_graph && number != NULL && strcmp(number, "0") == 0)
        return; /* the grid of a race */
    struct practice_lap lap = {
        .number = read_number(reader, number),
        .time_raw = read_time(reader, value, reader->is_graph ? "lap_time" : "time"),
        .is_valid = read_validity(reader, value),
    };
    lap.time_ms = findings_lap_ms(&reading->findings,
                                  (struct place){"lap", reader->place, "lap_time"}, lap.time_raw);
    if (reader->is_graph)
        lap.crossed = read_crossing(reader, value);
    if (reader->is_graph)
        note_keys(reader, value);
    add_lap(reader, lap, number);
}

static void read_laps(struct reading *reading, const struct script_value *array, bool is_graph,
                      struct laps *laps)
{
    struct lap_reader reader = {.reading = reading, .laps = laps, .is_graph = is_graph};
    for (const struct script_value *v = array->first; v != NULL; v = v->next) {
        reader.place++;
        read_lap(&reader, v);
    }
    laps_sort(laps);
}

/* ---- where they stand ---- */

static int no_list(struct error *err, const char *name)
{
    return error_set(err, ERROR_UNKNOWN_PAGE,
                     "the data in the page's script is not understood: \"%s\" is no list of laps; "
                     "please report it",
                     name);
}

static int read_graph(struct reading *reading, struct bytes literal, struct laps *laps,
                      struct error *err)
{
    const struct script_value *array;
    laps->found = true;
    int r = script_read(literal, reading->scratch, &array, err);
    if (r < 0)
        return r;
    if (array->kind != SCRIPT_ARRAY)
        return no_list(err, "lapsObj");
    findings_escapes(&reading->findings, "lapsObj", array->n_replaced);
    read_laps(reading, array, true, laps);
    return 0;
}

static int read_race(struct reading *reading, struct bytes literal, struct laps *laps,
                     struct error *err)
{
    const struct script_value *racer;
    if (laps->found)
        return error_set(err, ERROR_UNKNOWN_PAGE,
                         "the session page has the laps of two racers (\"racerLaps\"): please "
                         "report it with the page");
    laps->found = true;
    int r = script_read(literal, reading->scratch, &racer, err);
    if (r < 0)
        return r;
    const struct script_value *array = script_get(racer, "laps");
    if (array == NULL || array->kind != SCRIPT_ARRAY)
        return no_list(err, "racerLaps");
    findings_escapes(&reading->findings, "racerLaps", racer->n_replaced);
    read_laps(reading, array, false, laps);
    return 0;
}

static int read_races(struct reading *reading, struct laps *laps, struct error *err)
{
    const struct dom_node *root = reading->root;
    int r = 0;
    for (const struct dom_node *script = dom_first(root, "script", NULL); script != NULL && r == 0;
         script = dom_next(root, script, "script", NULL)) {
        struct bytes rest = dom_raw_text(script, reading->scratch), literal;
        while (r == 0 && script_find_element(&rest, "racerLaps", &literal))
            r = read_race(reading, literal, laps, err);
    }
    if (r == 0 && laps->found)
        findings_add(&reading->findings, FINDING_FALLBACK, PLACE("racerLaps"), NULL,
                     "the laps are in the form of race pages");
    return r;
}

int laps_scripted(struct reading *reading, struct laps *ret_laps, struct error *err)
{
    const struct dom_node *root = reading->root;
    struct bytes literal;
    *ret_laps = (struct laps){.fast_number = ABSENT};
    for (const struct dom_node *script = dom_first(root, "script", NULL); script != NULL;
         script = dom_next(root, script, "script", NULL)) {
        if (script_find(dom_raw_text(script, reading->scratch), "lapsObj", &literal))
            return read_graph(reading, literal, ret_laps, err);
    }
    return read_races(reading, ret_laps, err);
}
