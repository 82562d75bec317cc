/*
 * Month pages.
 */
#include "oracle.h"
#include "page.h"
#include "target.h"

static int read_month(struct bytes page, struct arena *arena, const void **ret_content,
                      struct error *err)
{
    const struct practice_month *month;
    int r = liverc_read_month(page, arena, &month, err);
    if (r == 0)
        *ret_content = month;
    return r;
}

/* Each day of the month at most once. */
static void record_days(struct record *record, const struct practice_month *month)
{
    unsigned seen = 0;
    for (size_t i = 0; i < month->n_days; i++) {
        struct date date = month->days[i].date;
        record_date(record, date);
        record_count(record, month->days[i].n_sessions);
        MUST(date.year == month->month.year && date.month == month->month.month);
        MUST((seen & 1U << date.day) == 0);
        seen |= 1U << date.day;
    }
}

static void record_today(struct record *record, const struct practice_today *today)
{
    if (!date_is_absent(today->date))
        record_date(record, today->date);
    if (today->is_empty)
        MUST(today->n_sessions == 0);
    record_rows(record, today->sessions, today->n_sessions, today->n_skipped);
}

static void record_content(const void *content, struct record *record)
{
    const struct practice_month *month = content;
    record_words(record, month->track_name);
    record_month(record, month->month);
    record_days(record, month);
    MUST(month->n_months <= record_n_on_page(record, "<option"));
    for (size_t i = 0; i < month->n_months; i++)
        record_month(record, month->months[i]);
    if (month->today.present)
        record_today(record, &month->today);
    record_findings(record, month->findings, month->n_findings);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct page_reader reader = {PAGE_MONTH, read_month, record_content};
    page_check(&reader, oracle_input(data, size));
    return 0;
}
