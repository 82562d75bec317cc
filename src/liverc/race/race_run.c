/*
 * Laps and time in one cell. A word alone, or in brackets behind the rest, tells what happened.
 */
#include "race_run.h"

#include "labels.h"

enum {
    STATUS_SIZE_MAX = 24,
};

/* "DNF", "DQ", "Did Not Start": letters, and blanks between them. */
static bool is_word(struct bytes text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (!bytes_is_letter(text.data[i]) && text.data[i] != ' ')
            return false;
    }
    return text.size > 0 && text.size <= STATUS_SIZE_MAX && bytes_is_letter(text.data[0]);
}

/* Cut " (DNF)" off the end. */
static bool cut_status(struct bytes *text, struct bytes *ret_status)
{
    size_t at;
    if (!bytes_ends_with(*text, BYTES(")")) || !bytes_find_last(*text, '(', &at))
        return false;
    struct bytes inner = bytes_trim(bytes_first(bytes_skip(*text, at + 1), text->size - at - 2));
    if (!is_word(inner))
        return false;
    *ret_status = inner;
    *text = bytes_trim(bytes_first(*text, at));
    return true;
}

static bool read_laps(struct bytes text, int64_t *ret_n)
{
    int64_t n;
    if (!number_read_int(text, &n) || n < 0 || n > LABELS_COUNT_MAX)
        return false;
    *ret_n = n;
    return true;
}

static bool read_time(struct bytes text, int64_t *ret_ms)
{
    int64_t ms;
    if (!number_read_ms(text, &ms) || ms / 1000 > LABELS_SECONDS_MAX)
        return false;
    *ret_ms = ms;
    return true;
}

static bool read_figures(struct bytes text, struct race_run *run)
{
    size_t at;
    if (!bytes_find(text, BYTES("/"), &at))
        return read_laps(text, &run->n_laps);
    return read_laps(bytes_first(text, at), &run->n_laps) &&
           read_time(bytes_skip(text, at + 1), &run->time_ms);
}

struct race_run race_run_absent(void)
{
    return (struct race_run){.n_laps = ABSENT, .time_ms = ABSENT};
}

struct race_statistics race_statistics_absent(void)
{
    const struct race_figure none = {.value = ABSENT};
    return (struct race_statistics){none, none, none, none, none, none, none, none, none};
}

bool race_run_parse(struct bytes text, struct arena *arena, struct race_run *ret_run)
{
    struct race_run run = race_run_absent();
    struct bytes rest = bytes_trim(text), status = {0};
    bool has_status = cut_status(&rest, &status);
    if (!has_status && is_word(rest)) {
        status = rest;
        rest = (struct bytes){0};
    }
    if (rest.size == 0 && status.size == 0)
        return false;
    if (rest.size > 0 && !read_figures(rest, &run))
        return false;
    if (status.size > 0)
        run.status = arena_text_of(arena, status);
    *ret_run = run;
    return true;
}

struct race_run race_run_read(struct findings *findings, struct place place, const char *raw)
{
    struct race_run run = race_run_absent();
    if (raw == NULL)
        return run;
    if (!race_run_parse(bytes_from_text(raw), findings->arena, &run))
        findings_add(findings, FINDING_UNREADABLE, place, raw, "neither laps and time nor a word");
    run.raw = raw;
    return run;
}

static bool is_status(const char *raw)
{
    return is_word(bytes_trim(bytes_from_text(raw)));
}

int64_t race_place_read(struct findings *findings, struct place place, const char *raw)
{
    int64_t value = labels_count(raw);
    if (raw != NULL && is_absent(value))
        findings_add(findings, is_status(raw) ? FINDING_UNKNOWN : FINDING_UNREADABLE, place, raw,
                     is_status(raw) ? "a word in place of a number" : "no whole number");
    return value;
}

struct race_figure race_figure_read(struct findings *findings, struct place place, const char *raw)
{
    struct race_figure figure = {labels_ms(raw), raw};
    if (raw != NULL && is_absent(figure.value) && !is_status(raw))
        findings_add(findings, FINDING_UNREADABLE, place, raw, "neither a time nor a word");
    return figure;
}
