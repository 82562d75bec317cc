/*
 * Can the site be reached? One request, for the directory of tracks, through the gate and the log
 * like any other, and kept like any other.
 */
#include "trackside/doctor.h"

#include "trackside/cleanup.h"
#include "trackside/mirror.h"
#include "trackside/mirror_store.h"

/* A request of its own, tried once: a stored page would prove nothing. */
static struct mirror_options one_try(struct task *task, struct arena *arena)
{
    struct mirror_options options = task_mirror_options(task, arena);

    options.refresh = true;
    options.policy.retries = 0;
    options.policy.max_wait_ms = 0;
    options.policy.stale_if_error = false;
    return options;
}

static int ask(struct doctor *doctor, struct db *db, struct error *err)
{
    const struct page_id page = {.kind = PAGE_DIRECTORY, .track_slug = PAGE_DIRECTORY_SLUG};
    struct mirror *mirror CLEANUP(mirror_close_at) = NULL;
    struct mirror_options options = one_try(doctor->task, doctor->arena);
    int r = mirror_open(db, &options, &mirror, err);

    if (r < 0)
        return r;
    r = mirror_page(mirror, &page, err);
    doctor->clock_ahead_s = mirror_clock_ahead(mirror);
    return r;
}

static void note_answer(struct doctor *doctor, int result, int64_t took_ms, const struct error *err)
{
    struct error not_asked;

    switch (result) {
    case 0:
        doctor_note(doctor, "site", DOCTOR_OK, HINT_NONE, "%s answered in %lld ms",
                    doctor->task->site, (long long)took_ms);
        break;
    case ERROR_PARTIAL: /* a pause or a rate: no request now */
        error_wrap(&not_asked, ERROR_PARTIAL, err, "not asked: %s", err->message);
        doctor_note_error(doctor, "site", DOCTOR_WARN, &not_asked);
        break;
    case ERROR_NOT_FOUND: /* somebody is there, who has no directory of tracks */
        doctor_note_error(doctor, "site", DOCTOR_WARN, err);
        break;
    default:
        doctor_note_error(doctor, "site", DOCTOR_FAIL, err);
        break;
    }
}

void doctor_site(struct doctor *doctor)
{
    struct db *db CLEANUP(db_close_at) = NULL;
    int64_t began_ms = clock_monotonic_ms();
    struct error err;
    int r;

    if (doctor->task->offline) {
        doctor_note(doctor, "site", DOCTOR_OK, HINT_OFFLINE_IS_WANTED, "not asked");
        return;
    }
    if (doctor->is_damaged) {
        doctor_note(doctor, "site", DOCTOR_WARN, HINT_NONE,
                    "not asked: a request is noted in mirror.db, and the stores are not in order");
        return;
    }
    r = mirror_store_open(doctor->task->data_dir, DB_WRITE, &db, &err);
    if (r == 0)
        r = ask(doctor, db, &err);
    note_answer(doctor, r, clock_monotonic_ms() - began_ms, &err);
}
