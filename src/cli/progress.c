/* The progress line. */
#include "progress.h"

#include "trackside/number.h"

#include <string.h>

enum {
    BAR_CELLS = 20,
};

void progress_begin_day(struct progress *progress, struct date day, int64_t n_done, int64_t n_days)
{
    progress->day = day;
    progress->day_number = n_done + 1;
    progress->n_days = n_days;
}

void progress_note(struct progress *progress, const struct trace_event *event, int64_t now_ms)
{
    if (event->total != progress->total || event->done < progress->done)
        progress->began_ms = now_ms;
    progress->done = event->done;
    progress->total = event->total;
}

int64_t progress_left_ms(const struct progress *progress, int64_t now_ms)
{
    if (progress->done <= 0)
        return ABSENT;
    return (now_ms - progress->began_ms) * (progress->total - progress->done) / progress->done;
}

/* "0:07", "1:02:05": rounded up. */
static const char *clock_text(int64_t left_ms, struct arena *arena)
{
    long long s = (left_ms + 999) / 1000;

    if (s >= 3600)
        return arena_format(arena, "%lld:%02lld:%02lld", s / 3600, s / 60 % 60, s % 60);
    return arena_format(arena, "%lld:%02lld", s / 60, s % 60);
}

/* "[####................] 3/15 ETA 0:07 " */
static const char *head(const struct progress *progress, int64_t now_ms, struct arena *arena)
{
    int64_t left_ms = progress_left_ms(progress, now_ms);
    char bar[BAR_CELLS + 1] = "....................";

    memset(bar, '#', (size_t)(BAR_CELLS * progress->done / progress->total));
    return arena_format(arena, "[%s] %lld/%lld %s%s%s", bar, (long long)progress->done,
                        (long long)progress->total, is_absent(left_ms) ? "" : "ETA ",
                        is_absent(left_ms) ? "" : clock_text(left_ms, arena),
                        is_absent(left_ms) ? "" : " ");
}

/* "2025-10-25 (3 of 12) "; nothing for a run over one day. */
static const char *day_text(const struct progress *progress, struct arena *arena)
{
    char day[CALENDAR_TEXT_SIZE];

    if (progress->n_days <= 1)
        return "";
    return arena_format(arena, "%s (%lld of %lld) ", date_format(progress->day, day),
                        (long long)progress->day_number, (long long)progress->n_days);
}

/* The bytes that surely fit, with no character cut in two. */
static size_t fitting_size(const char *text, size_t columns)
{
    size_t size = strlen(text);

    if (size <= columns)
        return size;
    for (size = columns; size > 0 && ((unsigned char)text[size] & 0xc0) == 0x80;)
        size--;
    return size;
}

const char *progress_line(const struct progress *progress, const char *subject, int64_t now_ms,
                          size_t columns, struct arena *arena)
{
    const char *line =
        arena_format(arena, "%s%s%s", day_text(progress, arena),
                     progress->total > 1 ? head(progress, now_ms, arena) : "", subject);

    return arena_text_of(arena, (struct bytes){line, fitting_size(line, columns)});
}
