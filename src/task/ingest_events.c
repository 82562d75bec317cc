/* Event by event: its pages, then its rows. */
#include "trackside/ingest_events.h"

#include "ingest_run.h"

#include "trackside/cleanup.h"
#include "trackside/export.h"
#include "trackside/page_kind.h"
#include "trackside/set_aside.h"

#include <string.h>

const char *ingest_events_status(const struct ingested_event *event)
{
    static const char *const names[] = {
        [INGEST_COMPLETED] = "completed",
        [INGEST_PARTIAL] = "partial",
        [INGEST_UNCHANGED] = "unchanged",
        [INGEST_EMPTY] = "empty",
    };

    return event->is_written ? names[event->report.status] : "failed";
}

/* ---- which events ---- */

static void add(struct ingest_events *ingesting, struct ingested_event event)
{
    char uuid[DIGEST_UUID_SIZE];

    event.uuid = arena_text(ingesting->arena, export_uuid(EXPORT_EVENTS, &event.event_id, 1, uuid));
    ingesting->events = arena_grow(ingesting->arena, ingesting->events, ingesting->n_events,
                                   sizeof(*ingesting->events));
    ingesting->events[ingesting->n_events++] = event;
}

static int find_set_aside(const struct ingest_events *ingesting, const char *event_id,
                          const struct set_aside_event **ret_found, struct error *err)
{
    const struct set_aside_event *found = NULL;
    size_t n = 0;
    int r = set_aside_list(ingesting->task->mirror_db, NULL, event_id, ingesting->arena, &found, &n,
                           err);

    *ret_found = r == 0 && n > 0 ? found : NULL;
    return r;
}

int ingest_events_add(struct ingest_events *ingesting, const char *slug, const char *event_id,
                      enum event_fetch fetch, bool *ret_is_again, struct error *err)
{
    const struct set_aside_event *found;
    int r = find_set_aside(ingesting, event_id, &found, err);

    if (r < 0)
        return r;
    if (found != NULL && found->archive != NULL)
        return error_set_hint_about(err, ERROR_FAILED, HINT_RESTORE_EVENT, slug, event_id,
                                    "race event %s of %s is in %s", event_id, slug, found->archive);
    if (found != NULL)
        r = set_aside_remove(ingesting->task->mirror_db, event_id, err);
    *ret_is_again = found != NULL;
    add(ingesting, (struct ingested_event){.slug = slug, .event_id = event_id, .fetch = fetch});
    return r;
}

static int read_list(struct ingest_events *ingesting, const char *slug,
                     const struct event_list **ret_list, struct error *err)
{
    struct page_id id = {.kind = PAGE_EVENT_LIST, .track_slug = slug};
    struct db *mirror_db = ingesting->task->mirror_db;
    struct page_reading reading;
    struct stored_page stored;
    struct bytes body;
    int r = mirror_page(ingesting->mirror, &id, err);

    if (r == 0)
        r = page_store_find(mirror_db, page_cache_key(&id, ingesting->arena), ingesting->arena,
                            &stored, err);
    if (r == 0)
        r = page_store_read_body(mirror_db, stored.sha256, ingesting->arena, &body, err);
    if (r > 0)
        return error_set_hint(err, ERROR_FAILED, HINT_FETCH_AGAIN,
                              "the stored list of events of %s is missing", slug);
    if (r == 0)
        r = page_parse(body, PAGE_EVENT_LIST, ingesting->arena, &reading, err);
    if (r == 0)
        *ret_list = reading.event_list;
    return r;
}

/* Has it a day in the range? One without a date has none. */
static bool is_within(const struct listed_event *event, struct date from, struct date to)
{
    return !date_is_absent(event->first) &&
           (date_is_absent(from) || date_compare(event->last, from) >= 0) &&
           (date_is_absent(to) || date_compare(event->first, to) <= 0);
}

int ingest_events_add_range(struct ingest_events *ingesting, const char *slug, struct date from,
                            struct date to, enum event_fetch fetch, struct error *err)
{
    const struct event_list *list = NULL;
    int r = read_list(ingesting, slug, &list, err);

    for (size_t i = 0; r == 0 && list != NULL && i < list->n_rows; i++) {
        const struct listed_event *row = &list->rows[i];
        const struct set_aside_event *found;

        if (!is_within(row, from, to))
            continue;
        r = find_set_aside(ingesting, row->event_id, &found, err);
        ingesting->n_set_aside += found != NULL;
        if (found == NULL)
            add(ingesting,
                (struct ingested_event){
                    .slug = slug, .event_id = row->event_id, .listed = row, .fetch = fetch});
    }
    return r;
}

/* ---- one event ---- */

static int fetch(struct ingest_events *ingesting, struct ingested_event *event, struct error *err)
{
    if (event->fetch == EVENT_FETCH_AGAIN)
        return mirror_event_again(ingesting->mirror, event->slug, event->event_id, event->races,
                                  event->n_races, &event->mirrored, err);
    return mirror_race_event(ingesting->mirror, event->slug, event->event_id,
                             event->fetch == EVENT_FETCH_LIST, &event->mirrored, err);
}

static int write_event(struct ingest_events *ingesting, struct ingested_event *event,
                       struct error *err)
{
    CLEANUP(arena_deinit) struct arena pages = {0};
    struct task *task = ingesting->task;
    int64_t now = clock_utc(&task->clock);
    int r;

    arena_init(&pages); /* an event's pages go when it is written, however many events there are */
    r = ingest_race_event(task->mirror_db, task->race_db, event->slug, event->event_id, now,
                          task->run.next, &pages, &event->report, err);
    if (r < 0)
        return r;
    event->is_written = true;
    ingest_run_keep(&event->report, ingesting->arena);
    if (task->offline)
        return 0;
    return mirror_expire_event(task->mirror_db, event->slug, event->event_id, now, err);
}

/* For the log of runs, which counts an event as a day. */
static void note_event(struct task *task, const struct ingested_event *event)
{
    const struct ingest_report *report = &event->report;
    struct run_counts counts = {.days = 1, .days_failed = !event->is_written};

    if (event->is_written) {
        counts.sessions = report->sessions_ingested;
        counts.laps = report->laps_ingested;
        counts.rows = report->rows.inserted + report->rows.updated;
    }
    run_note_add(&task->run, &counts);
}

static int ingest(struct ingest_events *ingesting, struct ingested_event *event, struct error *err)
{
    int64_t n_before = mirror_requests(ingesting->mirror)->network;
    int r = fetch(ingesting, event, err);

    event->n_requests = mirror_requests(ingesting->mirror)->network - n_before;
    if (r == ERROR_PARTIAL && event->mirrored.n_listed > 0) {
        event->stopped = *err;
        r = 0;
    }
    if (r >= 0)
        r = write_event(ingesting, event, err);
    if (r < 0)
        event->failure = *err;
    note_event(ingesting->task, event);
    return r < 0 ? r : 0;
}

/* ---- several ---- */

static int tell(const struct ingest_events *ingesting, const struct ingested_event *event,
                struct error *err)
{
    return ingesting->event_ended == NULL ? 0
                                          : ingesting->event_ended(ingesting->listener, event, err);
}

/* Is it of no use to go on with the next event now? */
static bool is_held_back(const struct ingested_event *event)
{
    return event->stopped.code != 0 || event->failure.code == ERROR_PARTIAL;
}

int ingest_events_run(struct ingest_events *ingesting, struct error *err)
{
    int n_unreachable = 0;
    bool goes_on = true;

    while (goes_on && ingesting->n_done < ingesting->n_events) {
        struct ingested_event *event = &ingesting->events[ingesting->n_done++];
        struct error failure;
        int r = ingest(ingesting, event, &failure);

        if (ingest_run_is_ended_by(r)) {
            *err = failure;
            return r;
        }
        r = tell(ingesting, event, err);
        if (r < 0)
            return r;
        n_unreachable = event->failure.code == ERROR_UNREACHABLE ? n_unreachable + 1 : 0;
        goes_on = !is_held_back(event) && n_unreachable < INGEST_RUN_UNREACHABLE;
    }
    return 0;
}

static bool is_complete(const struct ingested_event *event)
{
    if (!event->is_written || event->stopped.code != 0)
        return false;
    return event->report.status != INGEST_PARTIAL || event->fetch == EVENT_FETCH_LIST;
}

bool ingest_events_is_complete(const struct ingest_events *ingesting)
{
    if (ingesting->n_done < ingesting->n_events)
        return false;
    for (size_t i = 0; i < ingesting->n_events; i++)
        if (!is_complete(&ingesting->events[i]))
            return false;
    return true;
}

/* ---- a run that is not done ---- */

static int plan_event(const struct ingest_events *ingesting, const struct ingested_event *event,
                      struct planned_event *planned, struct error *err)
{
    struct mirror_estimate estimate;
    int r = mirror_estimate_event(ingesting->mirror, event->slug, event->event_id, &estimate, err);

    if (r < 0)
        return r;
    *planned = (struct planned_event){
        .event_id = event->event_id,
        .name = event->listed != NULL ? event->listed->name : NULL,
        .n_lists = estimate.n_lists,
        .n_pages = event->fetch == EVENT_FETCH_LIST ? 0
                   : estimate.is_known              ? estimate.n_sessions
                                                    : ABSENT,
    };
    return 0;
}

int ingest_events_plan(const struct ingest_events *ingesting, struct event_run_plan *ret_plan,
                       struct error *err)
{
    struct mirror_options options = task_mirror_options(ingesting->task, ingesting->arena);
    struct event_run_plan plan = {.n_events = ingesting->n_events};
    int64_t lists_s, pages_s;
    int r = 0;

    plan.events = arena_new_array(ingesting->arena, plan.n_events + 1, struct planned_event);
    for (size_t i = 0; r == 0 && i < plan.n_events; i++) {
        r = plan_event(ingesting, &ingesting->events[i], &plan.events[i], err);
        plan.n_lists += plan.events[i].n_lists;
        if (is_absent(plan.events[i].n_pages))
            plan.n_unknown++;
        else
            plan.n_pages += plan.events[i].n_pages;
    }
    if (r < 0)
        return r;
    lists_s = ingest_run_seconds(plan.n_lists, options.policy.discovery_per_minute);
    pages_s = ingest_run_seconds(plan.n_pages, options.policy.session_per_minute);
    plan.seconds = lists_s > pages_s ? lists_s : pages_s;
    *ret_plan = plan;
    return 0;
}
