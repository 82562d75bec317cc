/* The day page: the list of sessions, the day's totals and its leaders. */

#include "page.h"

#include "fail.h"
#include "figures.h"
#include "json_text.h"
#include "template.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

/* One row of the day's list. A row without counted laps has an empty last cell. */
static void add_row(struct fields *fields, const struct day *day, const struct session *session)
{
    struct fields *row = fields_add(fields, "sessions");
    struct wall_clock start = day_clock(day, session->start_ms);
    struct session_figures figures;

    figures_of_session(&figures, session);
    fields_set(row, "id", "%lld", (long long)session->id);
    fields_set(row, "driver", "%s", session->driver);
    fields_set(row, "class", "%s", session->class_name);
    if (session->chip != NULL)
        fields_set(row, "chip", "%s", session->chip);
    fields_set(row, "hidden_start", "%s %s", words_date_iso(start.date).text,
               words_clock_24(start.ms).text);
    fields_set(row, "start", "%s", words_clock(start.ms).text);
    fields_set(row, "laps", "%zu", figures.n_laps);
    fields_set(row, "length", "%s", words_length(figures.total_ms).text);
    fields_set(row, "sort", "0");
    if (figures.n_laps > 0) {
        struct fields *times = fields_add(row, "times");

        fields_set(row, "sort", "%s", words_seconds(figures.fastest_ms).text);
        fields_set(times, "fastest", "%s", words_seconds(figures.fastest_ms).text);
        fields_set(times, "average", "%s", words_seconds(figures.average_ms).text);
    }
}

static void set_fastest(struct fields *fields, const struct class_figures *class)
{
    fields_set(fields, "id", "%lld", (long long)class->fastest->id);
    fields_set(fields, "driver", "%s", class->fastest->driver);
    fields_set(fields, "class", "%s", class->fastest->class_name);
    fields_set(fields, "fastest", "%s", words_seconds(class->fastest_ms).text);
}

static void add_leaders(struct fields *fields, const struct day_figures *figures)
{
    if (figures->overall.fastest != NULL)
        set_fastest(fields_add(fields, "overall"), &figures->overall);
    for (size_t i = 0; i < figures->n_classes; i++) {
        const struct class_figures *class = &figures->classes[i];

        if (class->fastest != NULL && strcmp(class->class_name, UNKNOWN_CLASS) != 0)
            set_fastest(fields_add(fields, "leaders"), class);
    }
}

/* The slices of the pie chart: laps by class. */
static void set_chart(struct fields *fields, const struct day_figures *figures)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);

    if (out == NULL)
        fail("out of memory");
    for (size_t i = 0; i < figures->n_classes; i++) {
        fputs(i == 0 ? "[{\"label\":" : ",{\"label\":", out);
        json_write_as_php(out, figures->classes[i].class_name);
        fprintf(out, ",\"data\":%zu}", figures->classes[i].n_laps);
    }
    fputc(']', out);
    fclose(out);
    fields_set(fields, "chart", "%s", text);
    free(text);
}

static struct words start_of(const struct day *day, size_t index)
{
    return words_clock(day_clock(day, day->sessions[index].start_ms).ms);
}

void page_render_day(struct page *page, const struct day *day, const char *templates)
{
    struct words iso = words_date_iso(day->date);
    struct fields *fields = fields_new();
    struct day_figures figures;

    *page = (struct page){
        .kind = "day",
        .file = page_print("day-%s.html", iso.text),
        .cache_key = page_print("practice:day:%s:%s", day->slug, iso.text),
        .address = page_print("/practice/?p=session_list&d=%s", iso.text),
    };
    figures_of_day(&figures, day);
    fields_set(fields, "track", "%s", day->name);
    fields_set(fields, "date", "%s", words_date(day->date).text);
    fields_set(fields, "total_laps", "%zu", figures.n_laps);
    fields_set(fields, "total_time", "%s", words_span(figures.total_ms).text);
    fields_set(fields, "n_drivers", "%zu", figures.n_drivers);
    fields_set(fields, "n_classes", "%zu", figures.n_classes);
    fields_set(fields, "first", "%s", start_of(day, 0).text);
    fields_set(fields, "last", "%s", start_of(day, day->n_sessions - 1).text);
    for (size_t i = day->n_sessions; i-- > 0;)
        add_row(fields, day, &day->sessions[i]);
    add_leaders(fields, &figures);
    set_chart(fields, &figures);
    figures_deinit(&figures);
    page_fill(page, templates, fields);
}
