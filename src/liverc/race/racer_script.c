/*
 *   var racerLaps = {}; var positionData = []; var driverNames = [];
 *
 * and then for each driver, in finishing order, those who never started included:
 *
 *   positionDataDriver = {}; positionDataDriver.label = 'NAME'; positionDataDriver.data = [];
 *   driverNames.push('NAME');
 *   racerLaps[346997] = { 'driverName' : 'NAME', 'fastLap' : '37.234', ...
 *       'laps' : [ { 'lapNum' : '0', 'pos' : '3', 'time' : '0', 'pace' : '0', 'segments' : [], },
 *                  { 'lapNum' : '1', 'pos' : '1', 'time' : '40.3', 'pace' : '45/30:12.5', ... }, ]
 * }; positionDataDriver.data.push([0, 3]); positionDataDriver.data.push([1, 1]); ...
 *   positionData.push(positionDataDriver); console.log(racerLaps[346997]);
 *
 * It is read in one pass, straight into the laps: a page has hundreds of them, and a tree of its
 * values would be most of the work. What stands between these pieces is code and is stepped over.
 */
#include "racer_script.h"

#include "trackside/cursor.h"
#include "trackside/script_text.h"
#include "trackside/text.h"

#include "labels.h"
#include "race_run.h"
#include "repeats.h"

#include <inttypes.h>
#include <string.h>

enum {
    VALUE_DEPTH = 32,         /* of brackets in a value that is not looked into */
    ID_SIZE_MAX = 19,         /* digits of a 64-bit number */
    SEGMENTS_SIZE_MAX = 4096, /* bytes kept of what nobody has seen */
    LAP_NUMBER_MAX = 1000000,
};

/* A point of a driver's graph. */
struct point {
    int64_t lap, position; /* ABSENT when it is no number */
};

struct script_reader {
    struct reading *reading;
    struct cursor cursor;
    struct racer *racers; /* in the scratch; their laps are those of `laps`, one behind the other */
    size_t n_racers;
    struct race_lap *laps;
    size_t n_laps;
    struct racer *racer; /* the one being read, or read last */
    bool has_laps;       /* its `laps` were met */
    /* The graph of that driver: the script begins it before the element and goes on behind it. */
    const char *label;
    struct point *points;
    size_t n_points;
    bool found;
    size_t n_replaced; /* escapes that are no character */
    struct error *err;
};

/* Whose data is being read; "?" before anybody's is. */
static const char *racer_id(const struct script_reader *reader)
{
    return reader->racer != NULL ? reader->racer->driver_id : "?";
}

static int fail(const struct script_reader *reader, const char *what)
{
    return error_set(reader->err, ERROR_UNKNOWN_PAGE,
                     "the data in the race page's script is not understood: racerLaps[%s]: %s; "
                     "please report it with the page",
                     racer_id(reader), what);
}

/* Of the driver as a whole. */
static void note(struct script_reader *reader, enum finding_kind kind, const char *key,
                 const char *raw, const char *text)
{
    const char *part = arena_format(reader->reading->scratch, "racerLaps[%s]%s%s", racer_id(reader),
                                    key == NULL ? "" : ": ", key == NULL ? "" : key);
    findings_add(&reader->reading->findings, kind, PLACE(part), raw, text);
}

/* Of one lap. The text is cut long before it is copied: it may be most of a page. */
static void note_lap(struct script_reader *reader, enum finding_kind kind, int64_t number,
                     const char *key, struct bytes raw, const char *text)
{
    struct arena *scratch = reader->reading->scratch;
    const char *part = arena_format(scratch, "racerLaps[%s] lap %" PRId64 "%s%s", racer_id(reader),
                                    number, key == NULL ? "" : ": ", key == NULL ? "" : key);
    const char *shown =
        raw.size == 0 ? NULL : arena_text_of(scratch, bytes_first(raw, FINDING_RAW_SIZE + 4));
    findings_add(&reader->reading->findings, kind, PLACE(part), shown, text);
}

/* ---- plain values ---- */

static bool at_quote(const struct cursor *cursor)
{
    return cursor->at < cursor->end && (*cursor->at == '"' || *cursor->at == '\'');
}

/* A slice of the script, or of the scratch where the text has escapes. */
static int read_quoted(struct script_reader *reader, struct bytes *ret_text)
{
    struct bytes inner;
    if (!cursor_skip_quoted(&reader->cursor, &inner))
        return fail(reader, "a text has no end");
    if (inner.size > 0 && memchr(inner.data, '\\', inner.size) != NULL)
        inner =
            bytes_from_text(script_decode(inner, reader->reading->scratch, &reader->n_replaced));
    *ret_text = inner;
    return 0;
}

static bool begins_number(struct bytes text)
{
    return text.size > 0 && (bytes_is_digit(text.data[0]) || strchr("+-.", text.data[0]) != NULL);
}

/* A number, whatever it means, or a word for nothing. Other words are code. */
static int read_bare(struct script_reader *reader, struct bytes *ret_text)
{
    struct cursor *cursor = &reader->cursor;
    const char *begin = cursor->at;
    while (cursor->at < cursor->end &&
           (cursor_is_name_part(*cursor->at) ||
            (*cursor->at != '\0' && strchr("+-.", *cursor->at) != NULL)))
        cursor->at++;
    struct bytes text = {begin, (size_t)(cursor->at - begin)};
    if (bytes_equal_text(text, "null") || bytes_equal_text(text, "undefined"))
        text.size = 0;
    else if (!begins_number(text))
        return fail(reader, "it has more than plain values, or ends too early");
    *ret_text = text;
    return 0;
}

static int read_plain(struct script_reader *reader, struct bytes *ret_text)
{
    cursor_skip_blank(&reader->cursor);
    return at_quote(&reader->cursor) ? read_quoted(reader, ret_text) : read_bare(reader, ret_text);
}

static int read_key(struct script_reader *reader, struct bytes *ret_key)
{
    cursor_skip_blank(&reader->cursor);
    if (at_quote(&reader->cursor)) {
        int r = read_quoted(reader, ret_key);
        if (r < 0)
            return r;
    } else {
        *ret_key = cursor_take_name(&reader->cursor);
        if (ret_key->size == 0)
            return fail(reader, "a name is missing");
    }
    return cursor_take(&reader->cursor, ':') ? 0 : fail(reader, "a colon is missing");
}

/* Behind an item: 1 when another one comes, 0 when the list is closed. */
static int go_on(struct script_reader *reader, char closing)
{
    if (cursor_take(&reader->cursor, ','))
        return cursor_take(&reader->cursor, closing) ? 0 : 1;
    return cursor_take(&reader->cursor, closing) ? 0
                                                 : fail(reader, "a comma or a bracket is missing");
}

/* A value that is not looked into: held to be plain data, and stepped over. */
static int skip_value(struct script_reader *reader, int depth)
{
    struct bytes text = {0};
    int r = 1;
    cursor_skip_blank(&reader->cursor);
    bool object = cursor_take(&reader->cursor, '{');
    if (!object && !cursor_take(&reader->cursor, '['))
        return read_plain(reader, &text);
    if (depth == VALUE_DEPTH)
        return fail(reader, "it is nested too deeply");
    char closing = object ? '}' : ']';
    if (cursor_take(&reader->cursor, closing))
        return 0;
    while (r == 1) {
        r = object ? read_key(reader, &text) : 0;
        if (r == 0)
            r = skip_value(reader, depth + 1);
        if (r == 0)
            r = go_on(reader, closing);
    }
    return r;
}

static void note_unknown_key(struct script_reader *reader, struct bytes key)
{
    note(reader, FINDING_UNKNOWN,
         arena_text_of(reader->reading->scratch, bytes_first(key, FINDING_RAW_SIZE)), NULL,
         "a key that is not known, and not read");
}

/* In the arena of the results; NULL when blank. */
static const char *keep(struct script_reader *reader, struct bytes text)
{
    text = bytes_trim(text);
    return text.size == 0 ? NULL : text_squeeze(text, reader->reading->arena);
}

/* ---- laps ---- */

/* The texts of one lap; empty where it has none. */
struct lap_texts {
    struct bytes number, position, time, pace;
    struct bytes segments; /* as the script writes them; empty for an empty list */
};

static bool is_empty_list(struct bytes literal)
{
    struct cursor cursor = cursor_of(literal);
    return cursor_take(&cursor, '[') && cursor_take(&cursor, ']');
}

static int read_lap_field(struct script_reader *reader, struct bytes key, struct lap_texts *texts)
{
    if (bytes_equal_text(key, "lapNum"))
        return read_plain(reader, &texts->number);
    if (bytes_equal_text(key, "pos"))
        return read_plain(reader, &texts->position);
    if (bytes_equal_text(key, "time"))
        return read_plain(reader, &texts->time);
    if (bytes_equal_text(key, "pace"))
        return read_plain(reader, &texts->pace);
    cursor_skip_blank(&reader->cursor);
    const char *begin = reader->cursor.at;
    int r = skip_value(reader, 0);
    struct bytes literal = {begin, (size_t)(reader->cursor.at - begin)};
    if (r < 0)
        return r;
    if (!bytes_equal_text(key, "segments"))
        note_unknown_key(reader, key);
    else if (!is_empty_list(literal))
        texts->segments = literal;
    return r;
}

static int read_lap_texts(struct script_reader *reader, struct lap_texts *texts)
{
    int r = 1;
    if (!cursor_take(&reader->cursor, '{'))
        return fail(reader, "a lap is no object");
    if (cursor_take(&reader->cursor, '}'))
        return 0;
    while (r == 1) {
        struct bytes key = {0};
        r = read_key(reader, &key);
        if (r == 0)
            r = read_lap_field(reader, key, texts);
        if (r == 0)
            r = go_on(reader, '}');
    }
    return r;
}

static int64_t lap_number(struct script_reader *reader, struct bytes raw, int64_t expected)
{
    int64_t number;
    if (number_read_int(raw, &number) && number >= 0 && number <= LAP_NUMBER_MAX)
        return number;
    note_lap(reader, raw.size == 0 ? FINDING_MISSING : FINDING_UNREADABLE, expected, "lapNum", raw,
             "no lap number, its place is taken");
    return expected;
}

static int64_t lap_position(struct script_reader *reader, int64_t number, struct bytes raw)
{
    int64_t position;
    if (number_read_int(raw, &position) && position >= 0 && position <= LABELS_COUNT_MAX)
        return position;
    note_lap(reader, raw.size == 0 ? FINDING_MISSING : FINDING_UNREADABLE, number, "pos", raw,
             "no place");
    return ABSENT;
}

static int64_t lap_time(struct script_reader *reader, int64_t number, struct bytes raw)
{
    int64_t ms;
    bool good = number_read_ms(raw, &ms) && ms / 1000 <= LABELS_SECONDS_MAX;

    /* Nobody laps in no time; the grid, "lap 0", is 0 on every page. */
    if (good && (ms > 0 || number == 0))
        return ms;
    note_lap(reader, raw.size == 0 ? FINDING_MISSING : FINDING_UNREADABLE, number, "time", raw,
             "no time in seconds or minutes");
    return ABSENT;
}

static struct race_run lap_pace(struct script_reader *reader, int64_t number, struct bytes raw)
{
    struct race_run pace = race_run_absent();
    const char *text = keep(reader, raw);
    bool good =
        text == NULL || race_run_parse(bytes_from_text(text), reader->reading->arena, &pace);
    if (!good || pace.status != NULL) {
        note_lap(reader, FINDING_UNREADABLE, number, "pace", raw, "no laps and time");
        pace = race_run_absent();
    }
    pace.raw = text;
    return pace;
}

/* Where the driver starts from. On sites of the same make lap 0 is a run to the line, with a time.
 */
static void take_grid(struct script_reader *reader, const struct lap_texts *texts)
{
    struct racer *racer = reader->racer;
    racer->grid_position = lap_position(reader, 0, texts->position);
    racer->grid_time_ms = lap_time(reader, 0, texts->time);
    if (!is_absent(racer->grid_time_ms) && racer->grid_time_ms > 0)
        note_lap(reader, FINDING_AMBIGUOUS, 0, "time", texts->time,
                 "lap 0 has a time; it counts as no lap");
}

static void add_lap(struct script_reader *reader, const struct lap_texts *texts, int64_t number)
{
    struct race_lap lap = {
        .number = number,
        .time_raw = keep(reader, texts->time),
        .time_ms = lap_time(reader, number, texts->time),
        .position = lap_position(reader, number, texts->position),
        .pace = lap_pace(reader, number, texts->pace),
        .segments = keep(reader, bytes_first(texts->segments, SEGMENTS_SIZE_MAX)),
    };
    if (lap.segments != NULL)
        note_lap(reader, FINDING_UNKNOWN, number, "segments", texts->segments,
                 "segments that are not empty, kept as they are");
    reader->laps = arena_grow(reader->reading->scratch, reader->laps, reader->n_laps, sizeof(lap));
    reader->laps[reader->n_laps++] = lap;
    reader->racer->n_laps++;
}

/* One lap, in its place; `*last` is the number of the one before it, -1 for none. */
static int read_lap(struct script_reader *reader, int64_t *last)
{
    struct lap_texts texts = {0};
    int r = read_lap_texts(reader, &texts);
    if (r < 0)
        return r;
    int64_t number = lap_number(reader, texts.number, *last + 1);
    if (number <= *last)
        return fail(reader, "its laps are not in order, or one is there twice");
    if (number == 0)
        take_grid(reader, &texts);
    else
        add_lap(reader, &texts, number);
    if (number > *last + 1 && number > 1)
        note_lap(reader, FINDING_GAP, number, NULL, (struct bytes){0},
                 "laps before it are missing");
    *last = number;
    return 0;
}

static int read_laps(struct script_reader *reader)
{
    int64_t last = -1;
    int r = 1;
    if (reader->has_laps)
        return fail(reader, "it has laps twice");
    reader->has_laps = true;
    if (!cursor_take(&reader->cursor, '['))
        return fail(reader, "\"laps\" is no list");
    if (cursor_take(&reader->cursor, ']'))
        return 0;
    while (r == 1) {
        r = read_lap(reader, &last);
        if (r == 0)
            r = go_on(reader, ']');
    }
    return r;
}

/* ---- a driver ---- */

static struct race_figure *find_figure(struct race_statistics *figures, struct bytes key)
{
    const struct {
        const char *key;
        struct race_figure *figure;
    } known[] = {
        {"fastLap", &figures->fast},
        {"avgLap", &figures->average},
        {"avgTop5", &figures->top5},
        {"avgTop10", &figures->top10},
        {"avgTop15", &figures->top15},
        {"top2Consecutive", &figures->top2_consecutive},
        {"top3Consecutive", &figures->top3_consecutive},
        {"stdDeviation", &figures->deviation},
        {"consistency", &figures->consistency},
    };
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        if (bytes_equal_text(key, known[i].key))
            return known[i].figure;
    }
    return NULL;
}

static int read_figure(struct script_reader *reader, struct race_figure *figure, struct bytes key)
{
    struct bytes text = {0};
    int r = read_plain(reader, &text);
    if (r < 0)
        return r;
    figure->raw = keep(reader, text);
    figure->value = figure == &reader->racer->figures.consistency ? labels_percent(figure->raw)
                                                                  : labels_ms(figure->raw);
    if (figure->raw != NULL && is_absent(figure->value))
        note(reader, FINDING_UNREADABLE, arena_text_of(reader->reading->scratch, key), figure->raw,
             "no figure");
    return 0;
}

static int read_field(struct script_reader *reader, struct bytes key)
{
    struct race_figure *figure = find_figure(&reader->racer->figures, key);
    struct bytes text = {0};
    if (bytes_equal_text(key, "laps"))
        return read_laps(reader);
    if (figure != NULL)
        return read_figure(reader, figure, key);
    if (!bytes_equal_text(key, "driverName")) {
        note_unknown_key(reader, key);
        return skip_value(reader, 0);
    }
    int r = read_plain(reader, &text);
    if (r == 0)
        reader->racer->name = keep(reader, text);
    return r;
}

static int read_fields(struct script_reader *reader)
{
    int r = 1;
    if (!cursor_take(&reader->cursor, '{'))
        return fail(reader, "it is no object");
    if (cursor_take(&reader->cursor, '}'))
        return 0;
    while (r == 1) {
        struct bytes key = {0};
        r = read_key(reader, &key);
        if (r == 0)
            r = read_field(reader, key);
        if (r == 0)
            r = go_on(reader, '}');
    }
    return r;
}

/* Behind the element: nothing may be done to it before the statement ends. */
static int check_end(struct script_reader *reader)
{
    struct cursor *cursor = &reader->cursor;
    const char *begin = cursor->at;
    cursor_skip_blank(cursor);
    if (cursor->at == cursor->end || *cursor->at == ';' || *cursor->at == '}')
        return 0;
    bool new_line = memchr(begin, '\n', (size_t)(cursor->at - begin)) != NULL;
    return new_line && cursor_is_name_part(*cursor->at)
               ? 0
               : fail(reader, "it has more than plain values");
}

static int read_racer(struct script_reader *reader, const char *driver_id)
{
    reader->racers = arena_grow(reader->reading->scratch, reader->racers, reader->n_racers,
                                sizeof(*reader->racers));
    reader->racer = &reader->racers[reader->n_racers++];
    *reader->racer = (struct racer){
        .driver_id = driver_id,
        .figures = race_statistics_absent(),
        .grid_position = ABSENT,
        .grid_time_ms = ABSENT,
    };
    reader->has_laps = false;
    int r = read_fields(reader);
    if (r == 0)
        r = check_end(reader);
    if (r == 0 && !reader->has_laps)
        note(reader, FINDING_MISSING, "laps", NULL, "the driver has no list of laps");
    return r;
}

/* ---- the graph ---- */

/* A driver's points are those of the grid, if there is one, and of each lap. */
static bool is_same_graph(const struct script_reader *reader)
{
    const struct racer *racer = reader->racer;
    const struct point *points = reader->points;
    size_t first = reader->n_laps - racer->n_laps;
    size_t n_grid = is_absent(racer->grid_time_ms) && is_absent(racer->grid_position) ? 0 : 1;
    if (reader->n_points != n_grid + racer->n_laps)
        return false;
    if (n_grid > 0 && (points[0].lap != 0 || points[0].position != racer->grid_position))
        return false;
    for (size_t i = 0; i < racer->n_laps; i++) {
        const struct race_lap *lap = &reader->laps[first + i];
        if (points[n_grid + i].lap != lap->number || points[n_grid + i].position != lap->position)
            return false;
    }
    return true;
}

/* Whose graph it is: the driver met last. */
static void close_graph(struct script_reader *reader)
{
    struct racer *racer = reader->racer;
    if (racer == NULL || (reader->label == NULL && reader->n_points == 0))
        return;
    if (racer->has_graph)
        note(reader, FINDING_DUPLICATE, "graph", reader->label, "a second graph of the driver");
    else if (!is_same_graph(reader))
        note(reader, FINDING_DISAGREES, "graph", NULL,
             arena_format(reader->reading->scratch,
                          "its %zu points are not the grid and the %zu laps", reader->n_points,
                          racer->n_laps));
    if (reader->label != NULL && racer->name != NULL && strcmp(reader->label, racer->name) != 0)
        note(reader, FINDING_DISAGREES, "graph", reader->label, "another name than the driver's");
    racer->has_graph = true;
    reader->label = NULL;
    reader->n_points = 0;
}

/* "[12, 3])" */
static void read_point(struct script_reader *reader)
{
    struct cursor *cursor = &reader->cursor;
    struct point point = {ABSENT, ABSENT};
    struct bytes inner;
    const char *begin = cursor->at;
    while (cursor->at < cursor->end && *cursor->at != ')' && *cursor->at != '\n')
        cursor->at++;
    inner = bytes_trim((struct bytes){begin, (size_t)(cursor->at - begin)});
    if (bytes_starts_with(inner, BYTES("[")) && bytes_ends_with(inner, BYTES("]")) &&
        inner.size > 2) {
        struct bytes rest = bytes_first(bytes_skip(inner, 1), inner.size - 2), lap;
        if (bytes_split(&rest, ',', &lap) && number_read_int(lap, &point.lap))
            number_read_int(rest, &point.position);
    }
    reader->points =
        arena_grow(reader->reading->scratch, reader->points, reader->n_points, sizeof(point));
    reader->points[reader->n_points++] = point;
}

/* Behind "positionDataDriver": begun anew, named, or given a point. */
static void read_graph(struct script_reader *reader)
{
    struct cursor *cursor = &reader->cursor;
    struct bytes member, text;
    if (cursor_take(cursor, '=')) {
        close_graph(reader);
        return;
    }
    if (!cursor_take(cursor, '.'))
        return;
    cursor_skip_blank(cursor);
    member = cursor_take_name(cursor);
    if (bytes_equal_text(member, "label") && cursor_take(cursor, '=')) {
        cursor_skip_blank(cursor);
        if (at_quote(cursor) && cursor_skip_quoted(cursor, &text)) {
            const char *decoded =
                script_decode(text, reader->reading->scratch, &reader->n_replaced);
            reader->label = labels_unless_blank(
                text_squeeze(bytes_from_text(decoded), reader->reading->scratch));
        }
    } else if (bytes_equal_text(member, "data") && cursor_take(cursor, '.')) {
        cursor_skip_blank(cursor);
        member = cursor_take_name(cursor);
        if (bytes_equal_text(member, "push") && cursor_take(cursor, '('))
            read_point(reader);
    }
}

/* ---- the script ---- */

/* "[346997]", "['346997']": NULL when it is no number. */
static const char *read_subscript(struct script_reader *reader)
{
    struct cursor *cursor = &reader->cursor;
    const char *begin = cursor->at;
    while (cursor->at < cursor->end && *cursor->at != ']' && *cursor->at != '\n')
        cursor->at++;
    struct bytes text = bytes_trim((struct bytes){begin, (size_t)(cursor->at - begin)});
    if (!cursor_take(cursor, ']'))
        return NULL;
    if (text.size >= 2 && (text.data[0] == '\'' || text.data[0] == '"') &&
        text.data[text.size - 1] == text.data[0])
        text = bytes_first(bytes_skip(text, 1), text.size - 2);
    for (size_t i = 0; i < text.size; i++) {
        if (!bytes_is_digit(text.data[i]))
            return NULL;
    }
    return text.size == 0 || text.size > ID_SIZE_MAX ? NULL
                                                     : arena_text_of(reader->reading->arena, text);
}

/* Is a value assigned here? Then the cursor is behind the sign. */
static bool take_assignment(struct cursor *cursor)
{
    struct cursor next = *cursor;
    if (!cursor_take(&next, '=') || (next.at < next.end && (*next.at == '=' || *next.at == '>')))
        return false;
    *cursor = next;
    return true;
}

static int not_understood(struct script_reader *reader, const char *what)
{
    return error_set(reader->err, ERROR_UNKNOWN_PAGE,
                     "the data in the race page's script is not understood: %s; please report it "
                     "with the page",
                     what);
}

/* "racerLaps[1].laps = ", "racerLaps[1].laps.push(": what was read is then not what a browser has.
 */
static bool changes_element(struct cursor cursor)
{
    while (cursor_take(&cursor, '.')) {
        cursor_skip_blank(&cursor);
        struct bytes member = cursor_take_name(&cursor);
        if (take_assignment(&cursor) || bytes_equal_text(member, "push") ||
            bytes_equal_text(member, "splice") || bytes_equal_text(member, "pop"))
            return true;
        while (cursor_take(&cursor, '[')) {
            while (cursor.at < cursor.end && *cursor.at != ']' && *cursor.at != '\n')
                cursor.at++;
            if (!cursor_take(&cursor, ']') || take_assignment(&cursor))
                return true;
        }
    }
    return false;
}

/* Behind "racerLaps". */
static int read_element(struct script_reader *reader)
{
    struct cursor *cursor = &reader->cursor;
    if (take_assignment(cursor)) {
        reader->found = true;
        if (!cursor_take(cursor, '{') || !cursor_take(cursor, '}') || reader->n_racers > 0)
            return not_understood(reader, "\"racerLaps\" is given more than {}, or anew");
        return 0;
    }
    if (!cursor_take(cursor, '['))
        return 0;
    const char *driver_id = read_subscript(reader);
    if (take_assignment(cursor)) {
        reader->found = true;
        return driver_id == NULL
                   ? not_understood(reader, "an element of \"racerLaps\" has no number")
                   : read_racer(reader, driver_id);
    }
    if (changes_element(*cursor))
        return not_understood(reader, "an element of \"racerLaps\" is changed by code");
    return 0;
}

/* A name at the cursor. */
static int read_name(struct script_reader *reader)
{
    struct bytes word = cursor_take_name(&reader->cursor);
    if (bytes_equal_text(word, "racerLaps"))
        return read_element(reader);
    if (bytes_equal_text(word, "positionDataDriver"))
        read_graph(reader);
    else if (bytes_equal_text(word, "positionData") && cursor_take(&reader->cursor, '.'))
        close_graph(reader); /* positionData.push(...) */
    return 0;
}

/* A text of the code; one in backticks may go over lines. */
static void skip_text(struct cursor *cursor)
{
    struct bytes inner;
    if (*cursor->at != '`') {
        if (!cursor_skip_quoted(cursor, &inner))
            cursor_skip_line(cursor); /* a quote alone, as in a pattern */
        return;
    }
    const char *end = memchr(cursor->at + 1, '`', (size_t)(cursor->end - cursor->at - 1));
    cursor->at = end == NULL ? cursor->end : end + 1;
}

static int read_script(struct script_reader *reader, struct bytes script)
{
    int r = 0;
    reader->cursor = cursor_of(script);
    for (cursor_skip_blank(&reader->cursor); r == 0 && reader->cursor.at < reader->cursor.end;
         cursor_skip_blank(&reader->cursor)) {
        char c = *reader->cursor.at;
        if (c == '"' || c == '\'' || c == '`')
            skip_text(&reader->cursor);
        else if (cursor_is_name_part(c))
            r = read_name(reader);
        else
            reader->cursor.at++;
    }
    if (r == 0)
        close_graph(reader);
    return r;
}

/* A browser would have the last one of two. */
static void drop_repeats(struct script_reader *reader)
{
    struct arena *scratch = reader->reading->scratch;
    size_t n = reader->n_racers, kept = 0;
    if (reader->racers == NULL)
        return; /* no driver at all */
    const char **backwards = arena_new_array(scratch, n + 1, const char *);
    for (size_t i = 0; i < n; i++)
        backwards[i] = reader->racers[n - 1 - i].driver_id;
    const bool *repeats = repeats_find(backwards, n, scratch);
    for (size_t i = 0; i < n; i++) {
        reader->racer = &reader->racers[i];
        if (repeats[n - 1 - i])
            note(reader, FINDING_DUPLICATE, NULL, reader->racer->name,
                 "the driver is there twice, the last one counts");
        else
            reader->racers[kept++] = reader->racers[i];
    }
    reader->n_racers = kept;
}

/* Laps lie in the scratch, one driver's behind the other's. */
static void keep_laps(struct script_reader *reader)
{
    struct race_lap *laps =
        arena_new_array(reader->reading->arena, reader->n_laps, struct race_lap);
    struct race_lap *next = laps;
    if (reader->n_laps > 0)
        memcpy(laps, reader->laps, reader->n_laps * sizeof(*laps));
    for (size_t i = 0; i < reader->n_racers; i++) {
        reader->racers[i].laps = next;
        next += reader->racers[i].n_laps;
    }
}

static void report(struct script_reader *reader)
{
    struct findings *findings = &reader->reading->findings;
    struct arena *scratch = reader->reading->scratch;
    size_t n = 0;
    for (size_t i = 0; i < reader->n_racers; i++)
        n += reader->racers[i].n_laps > 0 && !reader->racers[i].has_graph;
    if (n > 0)
        findings_add(findings, FINDING_MISSING, PLACE("positionData"), NULL,
                     arena_format(scratch, "%zu drivers with laps have no graph", n));
    if (reader->n_replaced > 0)
        findings_add(findings, FINDING_BAD_TEXT, PLACE("racerLaps"), NULL,
                     arena_format(scratch, "%zu escapes that are no character replaced by U+FFFD",
                                  reader->n_replaced));
}

int racer_script_read(struct reading *reading, struct racer_list *ret_racers, struct error *err)
{
    const struct dom_node *root = reading->root;
    struct script_reader reader = {.reading = reading, .err = err};
    for (const struct dom_node *node = dom_first(root, "script", NULL); node != NULL;
         node = dom_next(root, node, "script", NULL)) {
        struct bytes script = dom_raw_text(node, reading->scratch);
        size_t at;
        int r = bytes_find(script, BYTES("racerLaps"), &at) ? read_script(&reader, script) : 0;
        if (r < 0)
            return r;
    }
    keep_laps(&reader);
    drop_repeats(&reader);
    report(&reader);
    *ret_racers = (struct racer_list){reader.racers, reader.n_racers, reader.found};
    return 0;
}
