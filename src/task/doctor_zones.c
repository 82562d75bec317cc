/* Time-zone data, and the zones that tracks need of it. */
#include "trackside/doctor.h"

#include "trackside/track_store.h"
#include "trackside/zone_names.h"

#include <string.h>

static void check_data(struct doctor *doctor)
{
    const char *release = zone_data_release(doctor->arena);

    if (!zone_exists("Etc/UTC"))
        doctor_note(doctor, "zones", DOCTOR_FAIL, HINT_NONE,
                    "this system has no time-zone data; install the package tzdata");
    else
        doctor_note(doctor, "zones", DOCTOR_OK, HINT_NONE, "time-zone data, release %s",
                    release != NULL ? release : "not told");
}

static void check_track(struct doctor *doctor, const struct stored_track *track)
{
    const struct zone *ignored;
    const char *today;
    struct error err;

    if (zone_open_of_track(track->slug, track->timezone, doctor->arena, &ignored, &err) < 0) {
        doctor_note_error(doctor, "zones", DOCTOR_FAIL, &err);
        return;
    }
    today = zone_today(track->timezone, doctor->arena);
    if (today != NULL && strcmp(today, track->timezone) == 0)
        return;
    if (today == NULL)
        error_set_hint_about(&err, ERROR_CHECK, HINT_ZONE_OF_PLACE, track->slug, NULL,
                             "%s is in %s, which is no place and does not tell when clocks are "
                             "changed",
                             track->slug, track->timezone);
    else
        error_set_hint_about(&err, ERROR_CHECK, HINT_ZONE_OF_TODAY, track->slug, today,
                             "%s is in %s, an old name that newer systems do not have", track->slug,
                             track->timezone);
    doctor_note_error(doctor, "zones", DOCTOR_WARN, &err);
}

static void check_tracks(struct doctor *doctor, const struct stored_track *tracks, size_t n)
{
    int64_t n_unknown = 0;

    for (size_t i = 0; i < n; i++) {
        n_unknown += tracks[i].timezone == NULL;
        if (tracks[i].timezone != NULL)
            check_track(doctor, &tracks[i]);
    }
    if (n_unknown > 0)
        doctor_note(doctor, "zones", DOCTOR_WARN, HINT_UNTIL_ZONE_IS_SAID,
                    "of %lld of %zu tracks the zone is not known: their times stay local",
                    (long long)n_unknown, n);
}

void doctor_zones(struct doctor *doctor)
{
    struct task *task = doctor->task;
    struct arena *arena = doctor->arena;
    const struct stored_track *tracks;
    struct error err;
    size_t n;

    check_data(doctor);
    if (task->mirror_db == NULL)
        return;
    if (track_store_list(task->mirror_db, arena, &tracks, &n, &err) < 0)
        doctor_note_error(doctor, "zones", DOCTOR_FAIL, &err);
    else
        check_tracks(doctor, tracks, n);
}
