/*
 * What cells and labels of race events are made of: labels of races, runs, days, counts.
 */
#include "trackside/cleanup.h"
#include "trackside/text.h"

#include "best_of.h"
#include "event_dates.h"
#include "event_link.h"
#include "oracle.h"
#include "race_label.h"
#include "race_run.h"
#include "target.h"

#include <string.h>

static bool is_part(struct bytes whole, const char *part)
{
    size_t at;
    return part == NULL || (part[0] != '\0' && bytes_find(whole, bytes_from_text(part), &at));
}

/* Nothing is made up: class and label are parts of the text. */
static void check_label(struct bytes text, struct arena *arena)
{
    struct race_label label = race_label_read(text, arena);
    MUST(is_absent(label.number) || label.number >= 0);
    MUST(is_part(text, label.class_name) && is_part(text, label.label));
    MUST(!label.is_split || (label.class_name != NULL && label.label != NULL));
    struct bytes class_name = race_label_class(text);
    MUST(class_name.size <= text.size && (class_name.size > 0 || bytes_trim(text).size == 0));
    MUST(bytes_starts_with(bytes_trim(text), class_name));
}

static void check_run(struct bytes text, struct arena *arena)
{
    struct race_run run = {.raw = "untouched", .n_laps = 7};
    if (!race_run_parse(text, arena, &run)) {
        MUST(run.n_laps == 7 && strcmp(run.raw, "untouched") == 0);
        return;
    }
    MUST(run.raw == NULL && is_part(text, run.status));
    MUST(is_absent(run.n_laps) || run.n_laps >= 0);
    MUST(is_absent(run.time_ms) || (run.time_ms >= 0 && !is_absent(run.n_laps)));
    MUST(run.status != NULL || !is_absent(run.n_laps));
}

static void check_dates(struct bytes text)
{
    struct date first = {0}, last = {0};
    struct local_time time = {0};
    if (event_dates_read(text, &first, &last))
        MUST(oracle_is_date(first) && oracle_is_date(last) && date_compare(first, last) <= 0);
    if (event_moment_read(text, &first, &time))
        MUST(oracle_is_date(first) && (local_time_is_absent(time) || oracle_is_time(time)));
}

static void check_counts(struct bytes text)
{
    int64_t n = -1, of = -1;
    if (best_of_read(text, &n, &of) || best_of_in_brackets(text, &n, &of))
        MUST(n >= 0 && of >= 0);
    else
        MUST(n == -1 && of == -1);
}

static void check_link(const char *text, struct arena *arena)
{
    struct event_link link;
    if (!event_link_read(text, arena, &link))
        return;
    MUST(strspn(link.id, "0123456789") == strlen(link.id) && link.id[0] != '\0');
    MUST(link.order == NULL || link.kind == EVENT_LINK_ROUND_RANKING);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_deinit) struct arena arena;
    size_t n_bad;
    arena_init(&arena);
    struct bytes repaired = text_repair(oracle_input(data, size), &arena, &n_bad);
    const char *text = text_squeeze(repaired, &arena);
    check_label(bytes_from_text(text), &arena);
    check_run(bytes_from_text(text), &arena);
    check_dates(bytes_from_text(text));
    check_counts(bytes_from_text(text));
    check_link(text, &arena);
    return 0;
}
