/* Is the clock right, as far as others tell? */
#include "trackside/doctor.h"

#include "trackside/health.h"

enum {
    A_LITTLE_S = 30, /* answers are on their way for a while */
    TOO_MUCH_S = 300,
};

/* What is stored was stored before now. */
static void check_stored(struct doctor *doctor)
{
    struct task *task = doctor->task;
    char now_text[CALENDAR_TEXT_SIZE], at_text[CALENDAR_TEXT_SIZE];
    int64_t now = clock_utc(&task->clock), at = ABSENT;
    struct error err;

    if (task->mirror_db != NULL && health_latest(task->mirror_db, &at, &err) < 0) {
        doctor_note_error(doctor, "clock", DOCTOR_FAIL, &err);
        return;
    }
    utc_format(now, now_text);
    if (!is_absent(at) && at > now + A_LITTLE_S)
        doctor_note(doctor, "clock", DOCTOR_FAIL, HINT_NONE,
                    "it is %s by the clock, but something was stored at %s; set the clock right, "
                    "or pages will be taken for fresh until then",
                    now_text, utc_format(at, at_text));
    else
        doctor_note(doctor, "clock", DOCTOR_OK, HINT_NONE, "it is %s, nothing stored is later",
                    now_text);
}

static void check_site(struct doctor *doctor)
{
    int64_t ahead_s = doctor->clock_ahead_s;
    int64_t off_s;

    if (is_absent(ahead_s))
        return;
    off_s = ahead_s < 0 ? -ahead_s : ahead_s;
    if (doctor->task->clock.offset_ms != 0)
        doctor_note(doctor, "clock", DOCTOR_OK, HINT_NONE,
                    "set by TRACKSIDE_NOW, so that it is not held against the site's");
    else if (off_s > A_LITTLE_S)
        doctor_note(doctor, "clock", off_s > TOO_MUCH_S ? DOCTOR_FAIL : DOCTOR_WARN, HINT_NONE,
                    "it is %lld seconds %s the site's; set the clock right", (long long)off_s,
                    ahead_s > 0 ? "behind" : "ahead of");
    else
        doctor_note(doctor, "clock", DOCTOR_OK, HINT_NONE,
                    "it agrees with the site's within %d seconds", A_LITTLE_S);
}

void doctor_clock(struct doctor *doctor)
{
    check_stored(doctor);
    check_site(doctor);
}
