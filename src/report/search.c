/* One text, looked for in everything that is stored. */
#include "trackside/report.h"

#include "spelling.h"

#include "race_schema.h"

#include "trackside/practice.h"
#include "trackside/text.h"

#include <string.h>

const char *const report_found_types[REPORT_N_FOUND_TYPES] = {
    [FOUND_TRACK] = "track", [FOUND_DRIVER] = "driver",   [FOUND_CLASS] = "class",
    [FOUND_DAY] = "day",     [FOUND_SESSION] = "session",
};

const char *const report_session_types[] = {
    "race", "practice", "qualifying", "practiceday", "heat", "main", "seeding", NULL,
};

struct results {
    struct found *list;
    const char **keys; /* of each, what makes it one */
    size_t n;
};

struct search {
    struct db *db;
    const struct search_filter *filter;
    const char *words;        /* of the text, folded */
    const char *key;          /* of the text, as a person's name */
    const char *class_key;    /* NULL: all */
    const char *session_type; /* NULL: all */
    bool wants[REPORT_N_FOUND_TYPES];
    struct results results[REPORT_N_FOUND_TYPES];
    struct spellings *spellings; /* of each class found */
    struct arena *arena;
};

/* ---- matching ---- */

/* Does every word occur? */
static bool matches(const struct search *search, const char *name)
{
    struct bytes rest = bytes_from_text(search->words);
    struct bytes folded = {.size = 0};
    struct bytes word;
    size_t at;

    if (name != NULL)
        folded = bytes_from_text(text_fold(name, search->arena));
    while (bytes_split(&rest, ' ', &word))
        if (!bytes_find(folded, word, &at))
            return false;
    return true;
}

/* A person's name may be written in more ways. */
static bool matches_name(const struct search *search, const char *name)
{
    return matches(search, name) ||
           (name != NULL && strstr(text_name_key(name, search->arena), search->key) != NULL);
}

static bool is_of_class(const struct search *search, const char *class_key)
{
    return search->class_key == NULL ||
           (search->class_key[0] != '\0' && strstr(class_key, search->class_key) != NULL);
}

/* ---- results ---- */

static struct found *find(const struct results *results, const char *key)
{
    for (size_t i = 0; i < results->n; i++)
        if (strcmp(results->keys[i], key) == 0)
            return &results->list[i];
    return NULL;
}

static void add(struct search *search, const struct found *found, const char *key)
{
    struct results *results = &search->results[found->type];
    struct arena *arena = search->arena;

    results->list = arena_grow(arena, results->list, results->n, sizeof(*results->list));
    results->keys = arena_grow(arena, results->keys, results->n, sizeof(*results->keys));
    results->list[results->n] = *found;
    results->keys[results->n++] = key;
}

/* One of its kind, with a session more; the first met is the latest. Which one of them it is. */
static size_t count(struct search *search, const struct found *found, const char *key)
{
    struct results *results = &search->results[found->type];
    struct found *known = find(results, key);

    if (known == NULL) {
        add(search, found, key);
        return results->n - 1;
    }
    known->n_sessions++;
    return (size_t)(known - results->list);
}

/* ---- sessions, and what they belong to ---- */

/* A row of search_sessions.sql. */
struct session_line {
    int64_t event_id;
    const char *track_slug, *track_name, *date, *event_name;
    const char *driver_name, *class_name, *transponder, *session_id, *session_type, *start;
    const char *class_key;
    const char *person; /* whose transponder it is, as the user said; else NULL */
};

static struct session_line read_line(struct query *query, struct arena *arena)
{
    return (struct session_line){
        .event_id = query_int(query, 0),
        .track_slug = query_text(query, 1, arena),
        .track_name = query_text(query, 2, arena),
        .date = query_text(query, 3, arena),
        .event_name = query_text(query, 4, arena),
        .driver_name = query_text(query, 5, arena),
        .class_name = query_text(query, 6, arena),
        .transponder = query_text(query, 7, arena),
        .session_id = query_text(query, 8, arena),
        .session_type = query_text(query, 9, arena),
        .start = query_text(query, 10, arena),
        .person = query_text(query, 11, arena),
        .class_key = query_text(query, 12, arena),
    };
}

/* Who it was: whom the user named, else who stands on the page. */
static const char *driver_of(const struct session_line *line)
{
    return line->person != NULL ? line->person : line->driver_name;
}

/* A driver is one by name and track; chips are many. Chips that nobody has claimed are nobody's. */
static void take_driver(struct search *search, const struct session_line *line)
{
    const char *name = driver_of(line);
    const char *chip = strcmp(name, PRACTICE_UNKNOWN_DRIVER) == 0 ? line->transponder : NULL;
    struct found found = {.type = FOUND_DRIVER,
                          .track_slug = line->track_slug,
                          .name = name,
                          .date = line->date,
                          .transponder = chip,
                          .n_sessions = 1};

    count(search, &found,
          arena_format(search->arena, "%s/%s/%s", line->track_slug,
                       text_name_key(name, search->arena), chip != NULL ? chip : ""));
}

static void take_class(struct search *search, const struct session_line *line)
{
    struct found found = {.type = FOUND_CLASS,
                          .track_slug = line->track_slug,
                          .name = line->class_name,
                          .date = line->date,
                          .class_name = line->class_name,
                          .n_sessions = 1};
    size_t n = search->results[FOUND_CLASS].n;
    size_t i = count(search, &found,
                     arena_format(search->arena, "%s/%s", line->track_slug, line->class_key));

    if (i == n) {
        search->spellings =
            arena_grow(search->arena, search->spellings, n, sizeof(*search->spellings));
        search->spellings[i] = (struct spellings){.n = 0};
    }
    spellings_count(&search->spellings[i], line->class_name, search->arena);
}

static void name_classes(struct search *search)
{
    struct results *classes = &search->results[FOUND_CLASS];

    for (size_t i = 0; i < classes->n; i++) {
        const char *name = spellings_most_used(&search->spellings[i]);

        classes->list[i].name = name;
        classes->list[i].class_name = name;
    }
}

static void take_session(struct search *search, const struct session_line *line)
{
    struct found found = {.type = FOUND_SESSION,
                          .track_slug = line->track_slug,
                          .name = line->driver_name,
                          .date = line->date,
                          .class_name = line->class_name,
                          .transponder = line->transponder,
                          .session_id = line->session_id,
                          .session_type = line->session_type,
                          .start_time_local = line->start,
                          .n_sessions = ABSENT};

    add(search, &found, line->session_id);
}

static bool is_day(const struct search *search, const char *track_name, const char *event_name,
                   const char *date)
{
    return matches(search, arena_format(search->arena, "%s %s %s", track_name, event_name, date));
}

/* Days by their sessions: where a class or a type of session narrows them. */
static void take_day(struct search *search, const struct session_line *line)
{
    struct found found = {.type = FOUND_DAY,
                          .track_slug = line->track_slug,
                          .name = line->event_name,
                          .date = line->date,
                          .n_sessions = 1};

    if (is_day(search, line->track_name, line->event_name, line->date))
        count(search, &found, arena_format(search->arena, "%lld", (long long)line->event_id));
}

static bool is_narrowed(const struct search *search)
{
    return search->class_key != NULL || search->session_type != NULL;
}

static void take_line(struct search *search, const struct session_line *line)
{
    bool by_driver = matches_name(search, driver_of(line));
    bool by_printed_name = matches_name(search, line->driver_name);
    bool by_class = matches(search, line->class_name);
    const bool *wants = search->wants;

    if (!is_of_class(search, line->class_key))
        return;
    if (wants[FOUND_DRIVER] && by_driver)
        take_driver(search, line);
    if (wants[FOUND_CLASS] && by_class)
        take_class(search, line);
    if (wants[FOUND_DAY] && is_narrowed(search))
        take_day(search, line);
    if (wants[FOUND_SESSION] &&
        (by_driver || by_printed_name || by_class || matches(search, line->session_id) ||
         matches(search, line->transponder) ||
         matches(search, arena_format(search->arena, "%s %s %s", line->driver_name,
                                      line->class_name, line->date))))
        take_session(search, line);
}

static const char *date_text(struct date date, struct arena *arena)
{
    char text[CALENDAR_TEXT_SIZE];

    return date_is_absent(date) ? NULL : arena_text(arena, date_format(date, text));
}

static void bind_scope(struct search *search, struct query *query)
{
    query_bind_text(query, ":slug", search->filter->slug);
    query_bind_text(query, ":from", date_text(search->filter->from, search->arena));
    query_bind_text(query, ":to", date_text(search->filter->to, search->arena));
}

static int search_sessions(struct search *search, struct error *err)
{
    struct query *query = db_query(search->db, REPORT_SEARCH_SESSIONS);
    int r;

    bind_scope(search, query);
    query_bind_text(query, ":session_type", search->session_type);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        struct session_line line = read_line(query, search->arena);

        take_line(search, &line);
    }
    name_classes(search);
    return r;
}

/* ---- days and tracks ---- */

static int search_events(struct search *search, struct error *err)
{
    struct query *query = db_query(search->db, REPORT_SEARCH_EVENTS);
    int r;

    if (!search->wants[FOUND_DAY] || is_narrowed(search))
        return 0;
    bind_scope(search, query);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        struct found found = {.type = FOUND_DAY,
                              .track_slug = query_text(query, 0, search->arena),
                              .date = query_text(query, 2, search->arena),
                              .name = query_text(query, 3, search->arena),
                              .n_sessions = query_int(query, 4)};

        if (is_day(search, query_text(query, 1, search->arena), found.name, found.date))
            add(search, &found, found.name);
    }
    return r;
}

static int search_tracks(struct search *search, struct error *err)
{
    struct query *query = db_query(search->db, REPORT_SEARCH_TRACKS);
    int r;

    if (!search->wants[FOUND_TRACK] || is_narrowed(search))
        return 0;
    query_bind_text(query, ":slug", search->filter->slug);
    while ((r = query_next(query, err)) == QUERY_ROW) {
        struct found found = {.type = FOUND_TRACK,
                              .track_slug = query_text(query, 0, search->arena),
                              .name = query_text(query, 1, search->arena),
                              .n_sessions = ABSENT};

        if (matches(search, arena_format(search->arena, "%s %s", found.track_slug, found.name)))
            add(search, &found, found.track_slug);
    }
    return r;
}

/* ---- the whole ---- */

static void set_type(struct search *search, const char *type)
{
    bool is_kind = false;

    for (int i = 0; i < REPORT_N_FOUND_TYPES; i++) {
        search->wants[i] = type == NULL || strcmp(type, report_found_types[i]) == 0;
        is_kind = is_kind || search->wants[i];
    }
    if (is_kind)
        return;
    search->session_type = type;
    for (int i = 0; i < REPORT_N_FOUND_TYPES; i++)
        search->wants[i] = true;
}

static const struct found *join(const struct search *search, size_t *ret_n)
{
    struct found *all = NULL;
    size_t n = 0;

    for (int i = 0; i < REPORT_N_FOUND_TYPES; i++) {
        for (size_t k = 0; k < search->results[i].n; k++) {
            all = arena_grow(search->arena, all, n, sizeof(*all));
            all[n++] = search->results[i].list[k];
        }
    }
    *ret_n = n;
    return all;
}

int report_search(struct db *race_db, const struct search_filter *filter, struct arena *arena,
                  const struct found **ret_found, size_t *ret_n, struct error *err)
{
    struct search search = {.db = race_db, .filter = filter, .arena = arena};
    int r;

    search.words = text_fold(filter->text, arena);
    search.key = text_name_key(filter->text, arena);
    if (filter->class_name != NULL)
        search.class_key = text_class_key(filter->class_name, arena);
    set_type(&search, filter->type);
    r = search_sessions(&search, err);
    if (r == 0)
        r = search_events(&search, err);
    if (r == 0)
        r = search_tracks(&search, err);
    if (r == 0)
        *ret_found = join(&search, ret_n);
    return r;
}
