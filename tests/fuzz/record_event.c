/*
 * The promises of race.h that several kinds of page share.
 */
#include "record_event.h"

#include "oracle.h"

#include <string.h>

void record_id_or_none(struct record *record, const char *id)
{
    size_t n = id == NULL ? 0 : strspn(id, "0123456789");
    MUST(id == NULL || (n >= 1 && n <= 19 && id[n] == '\0'));
    record_raw(record, id);
}

void record_id(struct record *record, const char *id)
{
    MUST(id != NULL);
    record_id_or_none(record, id);
}

void record_name(struct record *record, const char *name)
{
    MUST(name != NULL);
    record_words(record, name);
}

void record_day(struct record *record, struct date date)
{
    char text[CALENDAR_TEXT_SIZE];
    MUST(date_is_absent(date) || oracle_is_date(date));
    buffer_printf(&record->text, "%s\n", date_format(date, text));
}

void record_run(struct record *record, const struct race_run *run)
{
    record_words(record, run->raw);
    record_count(record, run->n_laps);
    record_count(record, run->time_ms);
    record_words(record, run->status);
    if (run->raw == NULL)
        MUST(is_absent(run->n_laps) && is_absent(run->time_ms) && run->status == NULL);
    MUST(is_absent(run->time_ms) || !is_absent(run->n_laps));
}

void record_time_figure(struct record *record, struct race_figure figure)
{
    record_words(record, figure.raw);
    record_count(record, figure.value);
}

void record_heading(struct record *record, const struct event_heading *heading)
{
    record_words(record, heading->track_name);
    record_words(record, heading->event_name);
    record_words(record, heading->date_raw);
    record_day(record, heading->first);
    record_day(record, heading->last);
    MUST(date_is_absent(heading->first) == date_is_absent(heading->last));
    MUST(date_compare(heading->first, heading->last) <= 0);
    MUST(heading->date_raw != NULL || date_is_absent(heading->first));
}

void record_place(struct record *record, const char *raw, int64_t value)
{
    record_words(record, raw);
    record_count(record, value);
    MUST(raw != NULL || is_absent(value));
}

void record_at_most(struct record *record, size_t n, const char *word)
{
    MUST(n <= record_n_on_page(record, word));
    buffer_printf(&record->text, "%zu of %s\n", n, word);
}
