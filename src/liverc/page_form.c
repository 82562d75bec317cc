/* The names of what a page can look like. */
#include "trackside/liverc.h"

static const char *const form_names[PAGE_N_FORMS] = {
    [PAGE_FORM_EMPTY] = "empty page",
    [PAGE_FORM_BOT_CHECK] = "bot check",
    [PAGE_FORM_TRUNCATED] = "truncated page",
    [PAGE_FORM_UNPARSABLE] = "unparsable page",
    [PAGE_FORM_MONTH] = "month page",
    [PAGE_FORM_DAY] = "day page",
    [PAGE_FORM_SESSION] = "session page",
    [PAGE_FORM_DIRECTORY] = "track directory",
    [PAGE_FORM_DASHBOARD] = "dashboard",
    [PAGE_FORM_EVENT_LIST] = "list of events",
    [PAGE_FORM_EVENT] = "event page",
    [PAGE_FORM_RACE] = "race page",
    [PAGE_FORM_ENTRY_LIST] = "entry list",
    [PAGE_FORM_POINTS] = "page of points",
    [PAGE_FORM_ROUND_RANKING] = "round ranking",
    [PAGE_FORM_MULTI_MAIN] = "main of several legs",
    [PAGE_FORM_OVERALL_RANKING] = "final ranking",
    [PAGE_FORM_HEAT_SHEET] = "heat sheet",
    [PAGE_FORM_OTHER] = "other page of LiveRC",
    [PAGE_FORM_MAINTENANCE] = "error or maintenance page",
    [PAGE_FORM_OTHER_SITE] = "page of another site",
};

const char *page_form_name(enum page_form form)
{
    return form < PAGE_N_FORMS ? form_names[form] : NULL;
}
