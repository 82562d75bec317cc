/* Lists of events, the site's and the store's. */
#include "trackside/event_list.h"

#include "trackside/cleanup.h"
#include "trackside/export.h"
#include "trackside/page_kind.h"
#include "trackside/text.h"

#include <stdlib.h>
#include <string.h>

/* Lines as they are found. */
struct listing {
    struct task *task;
    struct arena *arena;
    const struct event_list_question *question;
    struct event_line *lines;
    size_t n;
};

static const char *date_text(struct date date, struct arena *arena)
{
    char text[CALENDAR_TEXT_SIZE];

    return date_is_absent(date) ? NULL : arena_text(arena, date_format(date, text));
}

static void add(struct listing *listing, struct event_line line)
{
    const char *text = listing->question->text;
    char uuid[DIGEST_UUID_SIZE];

    if (text != NULL && !text_fold_has(line.name, text, listing->arena))
        return;
    line.uuid =
        arena_text(listing->arena, export_uuid(EXPORT_EVENTS, &line.source_event_id, 1, uuid));
    listing->lines = arena_grow(listing->arena, listing->lines, listing->n, sizeof(line));
    listing->lines[listing->n++] = line;
}

static struct event_line *find(const struct listing *listing, const char *source_event_id)
{
    for (size_t i = 0; i < listing->n; i++)
        if (strcmp(listing->lines[i].source_event_id, source_event_id) == 0)
            return &listing->lines[i];
    return NULL;
}

/* ---- the site's list ---- */

static bool is_within(const struct listed_event *event, const struct event_list_question *question)
{
    bool is_bound = !date_is_absent(question->from) || !date_is_absent(question->to);

    if (date_is_absent(event->first))
        return !is_bound;
    return (date_is_absent(question->from) || date_compare(event->last, question->from) >= 0) &&
           (date_is_absent(question->to) || date_compare(event->first, question->to) <= 0);
}

static void add_listed(struct listing *listing, const struct listed_event *row,
                       const struct stored_page *page)
{
    struct arena *arena = listing->arena;
    bool is_one_day = date_compare(row->first, row->last) == 0;

    add(listing, (struct event_line){
                     .type = "race_event",
                     .source_event_id = row->event_id,
                     .track_slug = listing->question->slug,
                     .name = row->name,
                     .date = date_text(row->first, arena),
                     .end_date = is_one_day ? NULL : date_text(row->last, arena),
                     .n_entries = row->n_entries,
                     .n_drivers = row->n_drivers,
                     .n_sessions = ABSENT,
                     .n_laps = ABSENT,
                     .is_stale = page->expires_at <= clock_utc(&listing->task->clock),
                     .fetched_at = page->validated_at,
                 });
}

static int take_page(struct listing *listing, const struct page_id *id, struct error *err)
{
    struct db *db = listing->task->mirror_db;
    struct page_reading reading;
    struct stored_page page;
    struct bytes body;
    int r = page_store_find(db, page_cache_key(id, listing->arena), listing->arena, &page, err);

    if (r == 0)
        r = page_store_read_body(db, page.sha256, listing->arena, &body, err);
    if (r > 0)
        return error_set_hint(err, ERROR_FAILED, HINT_FETCH_AGAIN,
                              "the stored list of events of %s is missing", id->track_slug);
    if (r == 0)
        r = page_parse(body, PAGE_EVENT_LIST, listing->arena, &reading, err);
    for (size_t i = 0; r == 0 && i < reading.event_list->n_rows; i++)
        if (is_within(&reading.event_list->rows[i], listing->question))
            add_listed(listing, &reading.event_list->rows[i], &page);
    return r;
}

static int ask_site(struct listing *listing, struct mirror_requests *requests, struct error *err)
{
    CLEANUP(mirror_close_at) struct mirror *mirror = NULL;
    struct mirror_options options = task_mirror_options(listing->task, listing->arena);
    struct page_id id = {.kind = PAGE_EVENT_LIST, .track_slug = listing->question->slug};
    int r = mirror_open(listing->task->mirror_db, &options, &mirror, err);

    if (r == 0)
        r = mirror_page(mirror, &id, err);
    if (r == 0)
        r = take_page(listing, &id, err);
    if (r == 0)
        *requests = *mirror_requests(mirror);
    return r;
}

/* ---- the store ---- */

/* What is stored of a line, or a line of its own. */
static void add_stored(struct listing *listing, const struct event_summary *event)
{
    struct event_line *listed = find(listing, event->source_event_id);
    bool is_day = strstr(event->source_event_id, "-practice-") != NULL;

    if (listed == NULL) {
        add(listing, (struct event_line){.type = is_day ? "practice_day" : "race_event",
                                         .source_event_id = event->source_event_id,
                                         .track_slug = event->track_slug,
                                         .name = event->name,
                                         .date = event->date,
                                         .end_date = event->end_date,
                                         .n_entries = is_day ? ABSENT : event->n_entries,
                                         .n_drivers = event->n_drivers,
                                         .fetched_at = ABSENT});
        listed = find(listing, event->source_event_id);
    }
    if (listed == NULL) /* it has another name */
        return;
    listed->is_ingested = true;
    listed->n_sessions = event->n_races;
    listed->n_laps = event->n_laps;
}

static int ask_store(struct listing *listing, struct error *err)
{
    const struct event_list_question *question = listing->question;
    struct event_filter filter = {.slug = question->slug,
                                  .from = question->from,
                                  .to = question->to,
                                  .with_days = question->with_days};
    const struct event_summary *events = NULL;
    size_t n = 0;
    int r = report_events(listing->task->race_db, &filter, listing->arena, &events, &n, err);

    for (size_t i = 0; r == 0 && i < n; i++)
        add_stored(listing, &events[i]);
    return r;
}

/* Newest first; of one day the later number, which was made later. */
static int compare_lines(const void *a, const void *b)
{
    const struct event_line *one = a, *other = b;
    int order = strcmp(other->date != NULL ? other->date : "", one->date != NULL ? one->date : "");

    return order != 0 ? order : strcmp(other->source_event_id, one->source_event_id);
}

int event_list_find(struct task *task, struct arena *arena,
                    const struct event_list_question *question, const struct event_line **ret_lines,
                    size_t *ret_n, struct mirror_requests *ret_requests, struct error *err)
{
    struct listing listing = {.task = task, .arena = arena, .question = question};
    struct mirror_requests requests = {.oldest_stale_at = ABSENT, .go_on_at = ABSENT};
    int r = 0;

    if (question->slug != NULL && !question->only_stored)
        r = ask_site(&listing, &requests, err);
    if (r == 0)
        r = ask_store(&listing, err);
    if (r < 0)
        return r;
    if (listing.n > 1)
        qsort(listing.lines, listing.n, sizeof(*listing.lines), compare_lines);
    *ret_lines = listing.lines;
    *ret_n = listing.n;
    *ret_requests = requests;
    return 0;
}
