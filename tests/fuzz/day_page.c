/*
 * Day pages.
 */
#include "oracle.h"
#include "page.h"
#include "target.h"

static int read_day(struct bytes page, struct arena *arena, const void **ret_content,
                    struct error *err)
{
    const struct practice_day *day;
    int r = liverc_read_day(page, arena, &day, err);
    if (r == 0)
        *ret_content = day;
    return r;
}

static void record_panel(struct record *record, const struct day_panel *panel)
{
    record_count(record, panel->n_laps);
    record_count(record, panel->track_time_s);
    record_count(record, panel->n_drivers);
    record_count(record, panel->n_classes);
    record_time(record, panel->first);
    record_time(record, panel->last);
    MUST(panel->n_class_laps <= record->page.size);
    for (size_t i = 0; i < panel->n_class_laps; i++) {
        MUST(panel->classes[i].class_name != NULL);
        record_text(record, panel->classes[i].class_name);
        record_count(record, panel->classes[i].n_laps);
    }
}

static void record_leader(struct record *record, const struct day_leader *leader)
{
    record_words(record, leader->class_name);
    record_words(record, leader->driver_name);
    record_words(record, leader->time_raw);
    record_count(record, leader->time_ms);
    record_words(record, leader->session_id);
}

static void record_leaderboard(struct record *record, const struct day_leaderboard *board)
{
    if (board->has_overall)
        record_leader(record, &board->overall);
    MUST(board->n_classes <= record_n_on_page(record, "<tr"));
    for (size_t i = 0; i < board->n_classes; i++)
        record_leader(record, &board->classes[i]);
}

static void record_day(const void *content, struct record *record)
{
    const struct practice_day *day = content;
    record_words(record, day->track_name);
    record_date(record, day->date);
    record_rows(record, day->sessions, day->n_sessions, day->n_skipped);
    if (day->panel.present)
        record_panel(record, &day->panel);
    if (day->leaderboard.present)
        record_leaderboard(record, &day->leaderboard);
    record_raw(record, day->next_href);
    record_findings(record, day->findings, day->n_findings);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct page_reader reader = {PAGE_DAY, read_day, record_day};
    page_check(&reader, oracle_input(data, size));
    return 0;
}
