/*
 * Is an answer the page that was asked for? Asked before it is kept as good. Reading it is the
 * only check that cannot disagree with the readers.
 */
#include "trackside/liverc.h"

#include "trackside/cleanup.h"

int liverc_check_page(struct bytes page, enum page_kind kind, struct error *err)
{
    CLEANUP(arena_deinit) struct arena arena;
    const struct practice_month *month;
    const struct practice_day *day;
    const struct practice_session *session;
    const struct track_directory *directory;
    arena_init(&arena);
    switch (kind) {
    case PAGE_MONTH:
        return liverc_read_month(page, &arena, &month, err);
    case PAGE_DAY:
        return liverc_read_day(page, &arena, &day, err);
    case PAGE_SESSION:
        return liverc_read_session(page, &arena, &session, err);
    case PAGE_DIRECTORY:
        return liverc_read_directory(page, &arena, &directory, err);
    case PAGE_N_KINDS:
        break;
    }
    return error_set(err, ERROR_FAILED, "there is no such kind of page");
}
