/*
 * The promises of race.h, value by value.
 */
#include "record.h"

#include "trackside/liverc.h"

#include "findings.h"
#include "oracle.h"

#include <inttypes.h>
#include <string.h>

void record_raw(struct record *record, const char *text)
{
    MUST(text == NULL || oracle_is_utf8(bytes_from_text(text)));
    buffer_printf(&record->text, "%s\n", text == NULL ? "(none)" : text);
}

void record_text(struct record *record, const char *text)
{
    MUST(text == NULL || oracle_is_squeezed(text));
    record_raw(record, text);
}

void record_words(struct record *record, const char *text)
{
    MUST(text == NULL || text[0] != '\0');
    record_text(record, text);
}

void record_figure(struct record *record, int64_t value)
{
    buffer_printf(&record->text, "%" PRId64 "\n", value);
}

void record_count(struct record *record, int64_t value)
{
    MUST(is_absent(value) || value >= 0);
    record_figure(record, value);
}

void record_date(struct record *record, struct date date)
{
    char text[CALENDAR_TEXT_SIZE];
    MUST(oracle_is_date(date));
    buffer_printf(&record->text, "%s\n", date_format(date, text));
}

void record_month(struct record *record, struct date date)
{
    char text[CALENDAR_TEXT_SIZE];
    MUST(oracle_is_month(date));
    buffer_printf(&record->text, "%s\n", date_format_month(date, text));
}

void record_time(struct record *record, struct local_time time)
{
    char text[CALENDAR_TEXT_SIZE];
    MUST(local_time_is_absent(time) || oracle_is_time(time));
    buffer_printf(&record->text, "%s\n", local_time_format(time, text));
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool stands_at(struct bytes rest, const char *word)
{
    for (size_t i = 0; word[i] != '\0'; i++) {
        if (i == rest.size || lower(rest.data[i]) != word[i])
            return false;
    }
    return true;
}

size_t record_n_on_page(const struct record *record, const char *word)
{
    size_t n = 0;
    for (size_t i = 0; i < record->page.size; i++) {
        if (lower(record->page.data[i]) == word[0])
            n += stands_at(bytes_skip(record->page, i), word);
    }
    return n;
}

static bool is_session_id(const char *text)
{
    size_t n = strspn(text, "0123456789");
    return n >= 1 && n <= 19 && text[n] == '\0';
}

static void record_row(struct record *record, const struct session_row *row)
{
    MUST(is_session_id(row->session_id) && row->figures != NULL);
    record_text(record, row->session_id);
    record_text(record, row->driver_name);
    record_words(record, row->class_name);
    record_words(record, row->transponder);
    record_time(record, row->start);
    record_count(record, row->n_laps);
    record_text(record, row->length_raw);
    record_count(record, row->length_s);
    record_text(record, row->fast_raw);
    record_count(record, row->fast_ms);
    record_text(record, row->average_raw);
    record_count(record, row->average_ms);
    record_text(record, row->figures);
}

/* For as many as are quickly compared: a page of 64 KiB holds no more. */
static void check_unique(const struct session_row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < i && n <= 2000; k++)
            MUST(strcmp(rows[i].session_id, rows[k].session_id) != 0);
    }
}

void record_rows(struct record *record, const struct session_row *rows, size_t n, size_t n_skipped)
{
    MUST(n == 0 || rows != NULL);
    MUST(n + n_skipped <= record_n_on_page(record, "<tr"));
    buffer_printf(&record->text, "%zu rows, %zu skipped\n", n, n_skipped);
    for (size_t i = 0; i < n; i++)
        record_row(record, &rows[i]);
    check_unique(rows, n);
}

static void record_finding(struct record *record, const struct finding *finding)
{
    MUST(finding->kind < FINDING_N_KINDS && finding_kind_name(finding->kind) != NULL);
    MUST(finding->where != NULL && finding->text != NULL);
    MUST(finding->where[0] != '\0' && finding->text[0] != '\0');
    MUST(finding->raw == NULL || strlen(finding->raw) <= FINDING_RAW_SIZE);
    buffer_printf(&record->text, "%s: ", finding_kind_name(finding->kind));
    record_raw(record, finding->where);
    record_raw(record, finding->raw);
    record_raw(record, finding->text);
}

void record_findings(struct record *record, const struct finding *findings, size_t n)
{
    MUST(n <= FINDINGS_MAX && (n == 0 || findings != NULL));
    for (size_t i = 0; i < n; i++) {
        MUST(findings[i].kind != FINDING_MORE || i + 1 == n);
        record_finding(record, &findings[i]);
    }
}
