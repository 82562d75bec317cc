/* The session page: its figures and its laps, twice over. */

#include "page.h"

#include "fail.h"
#include "figures.h"
#include "template.h"
#include "words.h"

#include <stdlib.h>

static void add_lap(struct fields *fields, const struct lap *lap, size_t number, bool is_fastest)
{
    struct fields *item = fields_add(fields, "laps");

    fields_set(item, "number", "%zu", number);
    fields_set(item, "time", "%s%s", words_seconds(lap->time_ms).text, lap->is_valid ? "" : "*");
    fields_set(item, "span_class", "%s", is_fastest ? " class=\"fast_lap\"" : "");
}

/* A lap of the graph; each is stamped with the time it ended, and every value is a string. */
static void write_graph_lap(FILE *out, const struct day *day, const struct session *session,
                            size_t number)
{
    const struct lap *lap = &session->laps[number - 1];
    struct wall_clock at = day_clock(day, session_crossing_ms(session, number));
    struct words clock = words_clock(at.ms);

    fprintf(out, "{\"x\":\"%zu\",\"lap_time\":\"%s\",\"date\":\"%s\",\"time\":\"%s\",", number,
            words_seconds(lap->time_ms).text, words_date_iso(at.date).text,
            words_clock_24(at.ms).text);
    fprintf(out, "\"date_time_display\":\"%02d\\/%02d\\/%04d %s\",\"time_display\":\"%s\",",
            at.date.month, at.date.day, at.date.year, clock.text, clock.text);
    fprintf(out, "\"is_valid\":\"%d\"}", lap->is_valid);
}

static void set_graph(struct fields *fields, const struct day *day, const struct session *session)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);

    if (out == NULL)
        fail("out of memory");
    for (size_t i = 0; i < session->n_laps; i++) {
        if (i > 0)
            fputc(',', out);
        write_graph_lap(out, day, session, i + 1);
    }
    fclose(out);
    fields_set(fields, "graph", "[%s]", text);
    free(text);
}

static void set_session_figures(struct fields *fields, const struct session_figures *figures)
{
    fields_set(fields, "length", "%s", words_length(figures->total_ms).text);
    fields_set(fields, "n_laps", "%zu", figures->n_laps);
    fields_set(fields, "fastest", "%s", words_seconds(figures->fastest_ms).text);
    fields_set(fields, "top_3", "%s", words_seconds(figures->top_3_consecutive_ms).text);
    fields_set(fields, "average", "%s", words_seconds(figures->average_ms).text);
    fields_set(fields, "top_5", "%s", words_seconds(figures->top_5_ms).text);
    fields_set(fields, "top_10", "%s", words_seconds(figures->top_10_ms).text);
    fields_set(fields, "top_15", "%s", words_seconds(figures->top_15_ms).text);
    fields_set(fields, "deviation", "%s", words_seconds(figures->deviation_ms).text);
    fields_set(fields, "consistency", "%s", words_percent(figures->consistency).text);
}

void page_render_session(struct page *page, const struct day *day, const struct session *session,
                         const char *templates)
{
    int64_t end_ms = session_crossing_ms(session, session->n_laps) + SESSION_TIMEOUT_MS;
    struct fields *fields = fields_new();
    struct session_figures figures;

    *page = (struct page){
        .kind = "session",
        .file = page_print("session-%lld.html", (long long)session->id),
        .cache_key = page_print("practice:session:%lld", (long long)session->id),
        .address = page_print("/practice/?p=view_session&id=%lld", (long long)session->id),
    };
    figures_of_session(&figures, session);
    fields_set(fields, "track", "%s", day->name);
    fields_set(fields, "date", "%s", words_date(day->date).text);
    fields_set(fields, "start", "%s", words_clock(day_clock(day, session->start_ms).ms).text);
    fields_set(fields, "driver", "%s", session->driver);
    fields_set(fields, "class", "%s", session->class_name);
    fields_set(fields, "chip", "%s", session->chip == NULL ? "" : session->chip);
    fields_set(fields, "end", "%s", words_clock(day_clock(day, end_ms).ms).text);
    fields_set(fields, "low", "%s", words_bound(session->range.low_ms).text);
    fields_set(fields, "high", "%s", words_bound(session->range.high_ms).text);
    set_session_figures(fields, &figures);
    for (size_t i = 0; i < session->n_laps; i++)
        add_lap(fields, &session->laps[i], i + 1, figures.n_laps > 0 && i == figures.fastest_index);
    set_graph(fields, day, session);
    page_fill(page, templates, fields);
}
