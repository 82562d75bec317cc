/* Members of the JSON forms of pages, by name. */
#include "page_values.h"

#include "trackside/cleanup.h"

#include <string.h>

enum {
    MIN_ID_SIZE = 6, /* digits in a row that may be somebody's number */
};

static const struct {
    const char *name;
    enum value_kind kind;
} members[] = {
    {"brand", VALUE_FIGURE},
    {"class_id", VALUE_FIGURE},
    {"class_name", VALUE_CLASS},
    {"completed_at_local", VALUE_DATE},
    {"completed_on", VALUE_DATE},
    {"completed_raw", VALUE_DATE},
    {"country", VALUE_FIGURE},
    {"crossed_at_local", VALUE_DATE},
    {"date", VALUE_DATE},
    {"dates_raw", VALUE_DATE},
    {"driver_name", VALUE_DRIVER},
    {"end_date", VALUE_DATE},
    {"end_time_local", VALUE_DATE},
    {"event_name", VALUE_FIGURE},
    {"first_session", VALUE_DATE},
    {"heat", VALUE_FIGURE},
    {"kind", VALUE_FIGURE},
    {"last_session", VALUE_DATE},
    {"leg", VALUE_FIGURE},
    {"link_text", VALUE_CLASS},
    {"month", VALUE_DATE},
    {"months", VALUE_DATE},
    {"name", VALUE_FIGURE}, /* of an event, a round, a sheet */
    {"next_page", VALUE_LINK},
    {"order", VALUE_FIGURE},
    {"pace_status", VALUE_FIGURE},
    {"race_id", VALUE_ID},
    {"race_label", VALUE_CLASS},
    {"ranking_id", VALUE_ID},
    {"raw", VALUE_FIGURE},
    {"run_status", VALUE_FIGURE},
    {"script_name", VALUE_DRIVER},
    {"section", VALUE_FIGURE},
    {"seed_result", VALUE_FIGURE},
    {"session_id", VALUE_ID},
    {"sheet_id", VALUE_ID},
    {"sort_name", VALUE_DRIVER},
    {"source_driver_id", VALUE_TRANSPONDER},
    {"source_event_id", VALUE_ID},
    {"start_time_local", VALUE_DATE},
    {"status", VALUE_FIGURE},
    {"surface", VALUE_FIGURE},
    {"tag", VALUE_FIGURE},
    {"tie_breaker", VALUE_FIGURE},
    {"total_status", VALUE_FIGURE},
    {"track_name", VALUE_TRACK},
    {"transponder_number", VALUE_TRANSPONDER},
};

struct collecting {
    struct arena *arena;
    struct page_value *items;
    size_t n;
    const char *unknown; /* the first member that cannot be told; NULL: none */
};

/* "driver_name" of "sessions[3].driver_name", "months" of "months[0]" */
static struct bytes member_of(const char *path)
{
    const char *point = strrchr(path, '.');
    const char *name = point != NULL ? point + 1 : path;

    return (struct bytes){name, strcspn(name, "[")};
}

/* Without a letter, and without a number that could be somebody's. */
static bool is_figure(const char *text)
{
    size_t n_digits = 0;

    if (strcmp(text, "true") == 0 || strcmp(text, "false") == 0)
        return true;
    for (const char *c = text; *c != '\0'; c++) {
        n_digits = bytes_is_digit(*c) ? n_digits + 1 : 0;
        if (n_digits >= MIN_ID_SIZE || (!bytes_is_digit(*c) && strchr(" .,:+-%/[]{}", *c) == NULL))
            return false;
    }
    return true;
}

static bool find_kind(struct bytes member, const char *text, enum value_kind *ret_kind)
{
    for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
        if (bytes_equal_text(member, members[i].name)) {
            *ret_kind = members[i].kind;
            return true;
        }
    }
    *ret_kind = VALUE_FIGURE;
    /* A figure as it is printed: whatever its text is, it stands where one is read from. */
    return text == NULL || is_figure(text) || bytes_ends_with(member, BYTES("_raw"));
}

static void add_value(void *context, const char *path, const char *text)
{
    struct collecting *collecting = context;
    struct page_value value = {.path = path, .text = text};

    if (!find_kind(member_of(path), text, &value.kind) && collecting->unknown == NULL)
        collecting->unknown = path;
    collecting->items =
        arena_grow(collecting->arena, collecting->items, collecting->n, sizeof(*collecting->items));
    collecting->items[collecting->n++] = value;
}

int page_values_read(struct bytes body, enum page_kind kind, struct arena *arena,
                     struct page_values *ret_values, struct error *err)
{
    struct collecting collecting = {.arena = arena};
    struct json *json CLEANUP(json_free_at) = NULL;
    struct page_reading reading;
    int r = page_parse(body, kind, arena, &reading, err);

    if (r < 0)
        return r;
    json = page_kind_row(kind)->json(&reading);
    json_walk(json, arena, add_value, &collecting);
    if (collecting.unknown != NULL)
        return error_set(err, ERROR_CHECK,
                         "nobody has said whether \"%s\" of a %s page tells of a person; please "
                         "report it",
                         collecting.unknown, page_kind_name(kind));
    *ret_values = (struct page_values){
        .items = collecting.items,
        .n = collecting.n,
        .findings = reading.findings,
        .n_findings = reading.n_findings,
    };
    return 0;
}
