/* Attendance as rows. */
#include "trackside/attendance_view.h"

#define RARE(member, key_, heading_, type_)                                                        \
    {                                                                                              \
        .key = (key_), .heading = (heading_), .type = (type_),                                     \
        .at = offsetof(struct attendance_line, member), .is_rare = true                            \
    }

static const struct column columns[] = {
    COLUMN_OF(attendance_line, period, "period", "Period", COLUMN_TEXT),
    COLUMN_OF(attendance_line, track_slug, "track_slug", "Track", COLUMN_TEXT),
    COLUMN_OF(attendance_line, practice_days, "practice_days", "Practice days", COLUMN_COUNT),
    COLUMN_OF(attendance_line, race_events, "race_events", "Race events", COLUMN_COUNT),
    COLUMN_OF(attendance_line, n_sessions, "sessions", "Sessions", COLUMN_COUNT),
    COLUMN_OF(attendance_line, n_drivers, "drivers", "Drivers", COLUMN_COUNT),
    COLUMN_OF(attendance_line, n_new_drivers, "new_drivers", "New", COLUMN_COUNT),
    COLUMN_OF(attendance_line, n_unknown_drivers, "unknown_drivers", "Unknown", COLUMN_COUNT),
    COLUMN_OF(attendance_line, n_classes, "classes", "Classes", COLUMN_COUNT),
    COLUMN_OF(attendance_line, n_laps, "total_laps", "Laps", COLUMN_COUNT),
    RARE(track_time_s, "total_track_time_seconds", "Track time", COLUMN_DURATION),
};

struct answer *attendance_view_answer(struct arena *arena, const struct attendance_line *lines,
                                      size_t n)
{
    struct answer *answer = answer_begin(arena, NULL);

    answer_put_sheet(answer, "attendance", SHEET(arena, columns, lines, n), SHEET_ALWAYS);
    answer_note(answer,
                "New: not seen at that track in what is stored from before. Of what is stored "
                "here, not of all there was.");
    return answer;
}
