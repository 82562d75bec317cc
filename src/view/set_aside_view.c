/* Days put away or taken back. */
#include "trackside/set_aside_view.h"

static const struct column columns[] = {
    COLUMN_OF(set_aside_line, slug, "track", "Track", COLUMN_TEXT),
    COLUMN_OF(set_aside_line, source_event_id, "source_event_id", NULL, COLUMN_TEXT),
    COLUMN_OF(set_aside_line, date, "date", "Date", COLUMN_DATE),
    COLUMN_OF(set_aside_line, archive, "archive", "Archive", COLUMN_TEXT),
    COLUMN_OF(set_aside_line, n_sessions, "sessions", "Sessions", COLUMN_COUNT),
    COLUMN_OF(set_aside_line, n_laps, "laps", "Laps", COLUMN_COUNT),
    COLUMN_OF(set_aside_line, n_pages, "pages", "Pages", COLUMN_COUNT),
};

struct answer *set_aside_view_answer(struct arena *arena, const char *key,
                                     const struct set_aside_line *lines, size_t n, bool is_dry)
{
    struct answer *answer = answer_begin(arena, NULL);

    answer_put_sheet(answer, key, SHEET(arena, columns, lines, n), SHEET_ALWAYS);
    answer_put_json(answer, "dry_run", json_new_bool(is_dry));
    return answer;
}
