/*
 * /practice/?p=session_list&d=YYYY-MM-DD: the sessions of one practice day.
 */
#include "readers.h"

#include "day_panel.h"
#include "day_totals.h"
#include "frame.h"
#include "leaderboard.h"
#include "link.h"
#include "next_page.h"
#include "row_class.h"
#include "session_list.h"
#include "shape.h"
#include "shown_part.h"
#include "tally.h"

#include <string.h>

enum {
    CLASSES_MAX = 1000, /* of a leaderboard; a day has a dozen */
};

static bool is_leader(const struct day_leaderboard *board, const char *session_id)
{
    bool is = board->has_overall && board->overall.session_id != NULL &&
              strcmp(board->overall.session_id, session_id) == 0;
    for (size_t i = 0; i < board->n_classes && i < CLASSES_MAX && !is; i++)
        is = board->classes[i].session_id != NULL &&
             strcmp(board->classes[i].session_id, session_id) == 0;
    return is;
}

/* Is there a link to a session that neither a row nor the leaderboard has? */
static bool check_other_links(struct reading *reading, const struct practice_day *day)
{
    struct tally sessions = tally_sessions(day->sessions, day->n_sessions, reading->scratch);
    size_t n = 0;
    for (const struct dom_node *link = dom_first(reading->root, "a", NULL);
         link != NULL && n < FINDINGS_MAX; link = dom_next(reading->root, link, "a", NULL)) {
        const char *id = link_session_id(dom_attribute(link, "href"), reading->scratch);
        if (id == NULL || tally_find(&sessions, id) != NULL || is_leader(&day->leaderboard, id))
            continue;
        n++;
        findings_add(&reading->findings, FINDING_DISAGREES, PLACE("a"), id,
                     "a link to a session that no row lists");
    }
    return n > 0;
}

static bool has_kind(const struct findings *findings, enum finding_kind kind)
{
    size_t i = 0;
    while (i < findings->n && findings->items[i].kind != kind)
        i++;
    return i < findings->n;
}

int day_page_read(struct reading *reading, struct page_reading *ret_reading, struct error *err)
{
    struct practice_day *day = arena_new(reading->arena, struct practice_day);
    struct day_shape shape;
    struct session_list list = {0};
    enum shown_part part = SHOWN_AS_SENT;
    int r = shape_of_day(reading, &shape, err);
    if (r == 0 && shape.table != NULL)
        r = session_list_read(reading, reading->root, shape.date, &list, err);
    if (r == 0)
        r = shown_part_check(reading, list.n_seen, &part, err);
    if (r < 0)
        return r;
    day->track_name = reading->frame.track_name;
    day->date = shape.date;
    day->sessions = list.rows;
    day->n_sessions = list.n_rows;
    day->n_skipped = list.n_skipped;
    day->skipped_laps = list.skipped_laps;
    day->panel = day_panel_read(reading, shape.date);
    row_class_settle(reading, &list, &day->panel);
    day->leaderboard = leaderboard_read(reading);
    day->next_href = next_page_find(reading, shape.date);
    bool has_other = check_other_links(reading, day);
    /* What counts the whole list says nothing about its first part. */
    bool lacks_rows =
        day->next_href == NULL && day_totals_check(day, &reading->findings, reading->scratch);
    day->may_lack_rows = day->n_skipped > 0 || part == SHOWN_UNKNOWN || has_other || lacks_rows ||
                         has_kind(&reading->findings, FINDING_MARKUP);
    day->findings = reading->findings.items;
    day->n_findings = reading->findings.n;
    ret_reading->day = day;
    ret_reading->addresses = arena_new_array(reading->arena, day->n_sessions, const char *);
    for (size_t i = 0; i < day->n_sessions; i++)
        page_reading_tell(ret_reading, day->sessions[i].address);
    return 0;
}
