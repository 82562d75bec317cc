/*
 * The lines of an .expect file, piece by piece.
 */
#include "lines.h"

#include "trackside/liverc.h"

#include <stdio.h>
#include <string.h>

const char *or_dash(const char *text)
{
    return text == NULL || text[0] == '\0' ? "-" : text;
}

/* The value, and behind it in quotes how the page prints it where that differs. */
void put_figure(struct buffer *out, const char *value, const char *raw)
{
    bool odd = raw != NULL && strcmp(value, raw) != 0;
    buffer_append_text(out, or_dash(value));
    if (odd)
        buffer_printf(out, " \"%s\"", raw);
}

void put_ms(struct buffer *out, int64_t ms, const char *raw)
{
    char text[NUMBER_TEXT_SIZE];
    put_figure(out, number_format_ms(ms, text), raw);
}

void put_duration(struct buffer *out, int64_t seconds, const char *raw)
{
    char text[NUMBER_TEXT_SIZE];
    put_figure(out, number_format_duration(seconds, text), raw);
}

void put_count(struct buffer *out, int64_t count)
{
    if (is_absent(count))
        buffer_append_char(out, '-');
    else
        buffer_printf(out, "%lld", (long long)count);
}

void put_time(struct buffer *out, struct local_time time)
{
    char text[CALENDAR_TEXT_SIZE];
    char *t = strchr(local_time_format(time, text), 'T');
    if (t != NULL)
        *t = ' ';
    buffer_append_text(out, or_dash(text));
}

void put_text_line(struct buffer *out, const char *key, const char *text)
{
    if (text != NULL)
        buffer_printf(out, "%s: %s\n", key, text);
}

void put_count_line(struct buffer *out, const char *key, int64_t count)
{
    if (!is_absent(count))
        buffer_printf(out, "%s: %lld\n", key, (long long)count);
}

void put_time_line(struct buffer *out, const char *key, struct local_time time)
{
    if (local_time_is_absent(time))
        return;
    buffer_printf(out, "%s: ", key);
    put_time(out, time);
    buffer_append_char(out, '\n');
}

void put_ms_line(struct buffer *out, const char *key, int64_t ms, const char *raw)
{
    if (is_absent(ms) && raw == NULL)
        return;
    buffer_printf(out, "%s: ", key);
    put_ms(out, ms, raw);
    buffer_append_char(out, '\n');
}

void put_duration_line(struct buffer *out, const char *key, int64_t seconds, const char *raw)
{
    if (is_absent(seconds) && raw == NULL)
        return;
    buffer_printf(out, "%s: ", key);
    put_duration(out, seconds, raw);
    buffer_append_char(out, '\n');
}

/* Without its sentence: what counts is that it is told, of what kind, and where. */
void put_findings(struct buffer *out, const struct finding *findings, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        buffer_printf(out, "finding: %s | %s", finding_kind_name(findings[i].kind),
                      findings[i].where);
        if (findings[i].raw != NULL)
            buffer_printf(out, " | %s", findings[i].raw);
        buffer_append_char(out, '\n');
    }
}
