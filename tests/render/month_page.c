/* The month page: which days have practice, and in which months there are any. */

#include "page.h"

#include "template.h"
#include "words.h"

/* An option of the month list. */
static void add_month(struct fields *fields, struct date month, bool is_shown)
{
    struct fields *option = fields_add(fields, "months");

    fields_set(option, "value", "%s", words_month_iso(month).text);
    fields_set(option, "selected", "%s", is_shown ? " selected=\"selected\"" : "");
    fields_set(option, "month", "%s", words_month(month).text);
}

static void add_practice_day(struct fields *fields, struct date date, int64_t n_sessions)
{
    struct fields *item = fields_add(fields, "days");

    fields_set(item, "iso", "%s", words_date_iso(date).text);
    fields_set(item, "date", "%s", words_date_short(date).text);
    fields_set(item, "sessions", "%d", (int)n_sessions);
}

/* The day itself takes its place among the others, newest first. */
static void add_practice_days(struct fields *fields, const struct day *day)
{
    size_t i = 0;

    for (; i < day->n_others && date_compare(day->others[i].date, day->date) > 0; i++)
        add_practice_day(fields, day->others[i].date, day->others[i].n_sessions);
    add_practice_day(fields, day->date, (int64_t)day->n_sessions);
    for (; i < day->n_others; i++)
        add_practice_day(fields, day->others[i].date, day->others[i].n_sessions);
}

void page_render_month(struct page *page, const struct day *day, const char *templates)
{
    struct words value = words_month_iso(day->date);
    struct fields *fields = fields_new();

    *page = (struct page){
        .kind = "month",
        .file = page_print("month-%s.html", value.text),
        .cache_key = page_print("practice:month:%s:%s", day->slug, value.text),
        .address = page_print("/practice/?p=calendar&d=%s", value.text),
    };
    fields_set(fields, "track", "%s", day->name);
    fields_set(fields, "month", "%s", words_month(day->date).text);
    fields_set(fields, "today", "%s", words_date(day->today).text);
    for (size_t i = 0; i < day->n_months; i++) {
        struct date month = day->months[i];

        add_month(fields, month, month.year == day->date.year && month.month == day->date.month);
    }
    add_practice_days(fields, day);
    page_fill(page, templates, fields);
}
