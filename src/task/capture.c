/* Thing by thing. */
#include "trackside/capture.h"

#include "trackside/cleanup.h"
#include "trackside/day_pages.h"
#include "trackside/run_note.h"

static bool is_day(const struct captured *thing)
{
    return thing->session_id == NULL;
}

/* What ends the run whatever else there is to capture. */
static bool ends_the_run(int r)
{
    return r == ERROR_INTERRUPTED || r == ERROR_BUSY || r == ERROR_USAGE || r == ERROR_TOO_NEW;
}

/* What makes it no use to ask for the next. */
static bool is_no_use(const struct captured *thing)
{
    return thing->failure.code == ERROR_PARTIAL ||
           (thing->failure.code == ERROR_UNREACHABLE && thing->n_pages == 0);
}

/* ---- asking ---- */

static int ask_for_day(struct capture *capture, const struct captured *day, struct error *err)
{
    const struct page_id month = {.kind = PAGE_MONTH,
                                  .track_slug = capture->slug,
                                  .date = {.year = day->date.year, .month = day->date.month}};
    struct mirror_day mirrored = {.n_listed = 0};
    int r = mirror_page(capture->mirror, &month, err);

    if (r < 0)
        return r;
    r = mirror_practice_day(capture->mirror, capture->slug, day->date, false, &mirrored, err);
    if (r == 0 && mirrored.n_failed > 0)
        return error_pass(err, &mirrored.first_failure);
    return r;
}

static int ask_for_session(struct capture *capture, const struct captured *session,
                           struct error *err)
{
    const struct page_id page = {
        .kind = PAGE_SESSION, .track_slug = capture->slug, .source_id = session->session_id};

    return mirror_page(capture->mirror, &page, err);
}

/* A failure leaves what is stored to be recorded. */
static int ask(struct capture *capture, struct captured *thing, struct error *err)
{
    int r = 0;

    if (capture->mirror == NULL)
        return 0;
    r = is_day(thing) ? ask_for_day(capture, thing, &thing->failure)
                      : ask_for_session(capture, thing, &thing->failure);
    if (!ends_the_run(r))
        return 0;
    *err = thing->failure;
    return r;
}

/* ---- recording ---- */

static int read_pages(struct capture *capture, const struct captured *thing, struct arena *arena,
                      struct day_pages *ret_pages, struct error *err)
{
    struct task *task = capture->task;

    if (is_day(thing))
        return day_pages_read(task, capture->slug, thing->date, arena, ret_pages, err);
    return day_pages_read_session(task, capture->slug, thing->session_id, arena, ret_pages, err);
}

static int write_pages(struct capture *capture, struct captured *thing,
                       const struct day_pages *pages, struct error *err)
{
    const struct fixture_written before = *fixture_writer_written(capture->writer);
    const struct fixture_written *after = fixture_writer_written(capture->writer);
    int r = fixture_writer_add_track(capture->writer, &pages->track, err);

    for (size_t i = 0; r == 0 && i < pages->n; i++)
        r = fixture_writer_add_page(capture->writer, &pages->records[i], err);
    if (r == 0)
        r = fixture_writer_commit(capture->writer, err);
    thing->n_pages = (int64_t)pages->n;
    thing->n_added = (int64_t)(after->n_added - before.n_added);
    thing->n_replaced = (int64_t)(after->n_replaced - before.n_replaced);
    thing->n_same = (int64_t)(after->n_same - before.n_same);
    return r;
}

/* The reason is the mirror's where the site was asked. */
static void note_missing(struct captured *thing, const struct day_pages *pages)
{
    thing->n_missing = (int64_t)pages->n_missing;
    if (pages->n_missing == 0 || thing->failure.code != 0)
        return;
    error_set_hint(&thing->failure, ERROR_NOT_FOUND, HINT_CAPTURE_LIVE, "%s is not stored",
                   is_day(thing) && !pages->has_list ? pages->day_key : pages->missing[0]);
}

/* A day without its list is none: nothing of it is recorded. */
static int record(struct capture *capture, struct captured *thing, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct day_pages pages;
    struct error why;
    int r;

    arena_init(&arena);
    r = read_pages(capture, thing, &arena, &pages, &why);
    if (ends_the_run(r))
        return error_pass(err, &why);
    if (r < 0) {
        thing->failure = why;
        return 0;
    }
    note_missing(thing, &pages);
    if (is_day(thing) && !pages.has_list)
        return 0;
    return pages.n > 0 ? write_pages(capture, thing, &pages, err) : 0;
}

/* ---- in the log of runs ---- */

static void note_begin(struct capture *capture, const struct captured *thing)
{
    if (is_day(thing))
        task_begin_day(capture->task, capture->slug, thing->date, (int64_t)capture->n_done,
                       (int64_t)capture->n);
    else
        run_note_track(&capture->task->run, capture->slug);
}

static void note_end(struct capture *capture, const struct captured *thing)
{
    if (is_day(thing))
        run_note_add(&capture->task->run,
                     &(struct run_counts){.days = 1, .days_failed = thing->failure.code != 0});
}

int capture_run(struct capture *capture, struct error *err)
{
    int r = 0;

    while (r == 0 && capture->n_done < capture->n) {
        struct captured *thing = &capture->things[capture->n_done];

        note_begin(capture, thing);
        r = ask(capture, thing, err);
        if (r == 0)
            r = record(capture, thing, err);
        if (r == 0)
            note_end(capture, thing);
        capture->n_done++;
        if (is_no_use(thing))
            break;
    }
    return r;
}
