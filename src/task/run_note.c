/* The row of this run, kept true from what the modules below tell. */
#include "trackside/run_note.h"

enum {
    WRITE_EVERY_MS = 1000, /* each time is a commit that endures */
};

static void write_row(struct run_note *note)
{
    struct error ignored; /* progress that could not be written is written the next time */

    if (note->db == NULL || db_in_transaction(note->db))
        return;
    note->written_ms = clock_monotonic_ms();
    run_log_progress(note->db, note->id, &note->progress, &ignored);
}

static void count(struct run_counts *counts, const struct trace_event *event)
{
    switch (event->kind) {
    case TRACE_HIT:
        counts->cache++;
        break;
    case TRACE_STORED:
    case TRACE_UNCHANGED:
        counts->network++;
        break;
    case TRACE_NOT_MODIFIED:
        counts->not_modified++;
        break;
    case TRACE_FAILED:
        counts->failed++;
        break;
    case TRACE_RETRY:
        counts->retries++;
        break;
    case TRACE_WAIT:
        counts->waits++;
        counts->waited_ms += event->wait_ms;
        break;
    case TRACE_REQUEST:
    case TRACE_REFUSED:
    case TRACE_BUDGET:
    case TRACE_DETAIL_FAILED:
    case TRACE_STOPPING:
    case TRACE_DAY:
    case TRACE_NOTE:
    case TRACE_PHASE:
        break;
    }
}

static void listen(void *context, const struct trace_event *event)
{
    struct run_note *note = context;
    bool is_new_step = event->total != note->progress.pages_total;

    count(&note->progress.counts, event);
    if (event->total > 0) {
        note->progress.pages_done = event->done;
        note->progress.pages_total = event->total;
    }
    if (note->db != NULL &&
        (is_new_step || clock_monotonic_ms() >= note->written_ms + WRITE_EVERY_MS))
        write_row(note);
    trace_tell(note->next, event);
}

void run_note_init(struct run_note *note, const struct clock *clock, const struct trace *next)
{
    *note = (struct run_note){.clock = clock, .next = next};
    note->trace = (struct trace){.listen = listen, .context = note};
}

int run_note_begin(struct run_note *note, struct db *mirror_db, const char *command,
                   const char *arguments, struct error *err)
{
    int r =
        run_log_begin(mirror_db, command, NULL, arguments, clock_utc(note->clock), &note->id, err);

    if (r < 0)
        return r;
    note->db = mirror_db;
    note->began_ms = note->written_ms = clock_monotonic_ms();
    return 0;
}

const struct trace *run_note_trace(const struct run_note *note)
{
    return &note->trace;
}

void run_note_track(struct run_note *note, const char *slug)
{
    note->progress.track_slug = slug;
}

void run_note_day(struct run_note *note, const char *slug, struct date day, int64_t n_done,
                  int64_t n_total)
{
    note->progress.track_slug = slug;
    note->progress.day = day;
    note->progress.days_done = n_done;
    note->progress.days_total = n_total;
    note->progress.pages_done = 0;
    note->progress.pages_total = 0;
    write_row(note);
}

void run_note_add(struct run_note *note, const struct run_counts *counts)
{
    struct run_counts *sum = &note->progress.counts;

    note->progress.days_done += counts->days;
    sum->days += counts->days;
    sum->sessions += counts->sessions;
    sum->laps += counts->laps;
    sum->rows += counts->rows;
    sum->days_failed += counts->days_failed;
}

void run_note_end(struct run_note *note, const char *status, int exit_code,
                  const struct error *error)
{
    struct error ignored;

    if (note->db == NULL)
        return;
    write_row(note);
    run_log_end(note->db, note->id, status, exit_code, error != NULL ? error->message : NULL,
                clock_utc(note->clock), clock_monotonic_ms() - note->began_ms, &ignored);
    note->db = NULL;
}
