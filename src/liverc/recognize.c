/*
 * What is this page? For whoever holds one that could not be read.
 */
#include "recognize.h"

#include "trackside/cleanup.h"
#include "trackside/page_kind.h"

#include <stdio.h>
#include <string.h>

/* Forms of no kind, from the first one; those of a kind have the name in its row. */
static const char *const form_names[PAGE_N_FORMS - PAGE_N_KINDS] = {
    [PAGE_FORM_EMPTY - PAGE_N_KINDS] = "empty page",
    [PAGE_FORM_BOT_CHECK - PAGE_N_KINDS] = "bot check",
    [PAGE_FORM_TRUNCATED - PAGE_N_KINDS] = "truncated page",
    [PAGE_FORM_UNPARSABLE - PAGE_N_KINDS] = "unparsable page",
    [PAGE_FORM_OTHER - PAGE_N_KINDS] = "other page of LiveRC",
    [PAGE_FORM_MAINTENANCE - PAGE_N_KINDS] = "error or maintenance page",
    [PAGE_FORM_OTHER_SITE - PAGE_N_KINDS] = "page of another site",
};

const char *page_form_name(enum page_form form)
{
    if ((unsigned)form < PAGE_N_KINDS)
        return page_kind_row((enum page_kind)form)->title;
    return form < PAGE_N_FORMS ? form_names[form - PAGE_N_KINDS] : NULL;
}

/* ---- pages of no kind ---- */

/* By its words; such a page is short and has none of the site's boxes. */
static bool tells_of_trouble(const struct reading *reading)
{
    static const char *const words[] = {
        "maintenance",  "back soon",        "unavailable", "bad gateway", "gateway time",
        "server error", "not found",        "forbidden",   "error 5",     "too many requests",
        "offline for",  "temporarily down", "an error",    "502",         "503",
    };
    const struct dom_node *h1 = dom_first(reading->root, "h1", NULL);
    const char *texts[] = {reading->frame.title, dom_text(h1, reading->scratch)};
    for (size_t t = 0; t < 2; t++) {
        for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
            if (texts[t] != NULL && strcasestr(texts[t], words[i]) != NULL)
                return true;
        }
    }
    return false;
}

static bool is_of_liverc(const struct reading *reading)
{
    struct bytes title = bytes_from_text(reading->frame.title);
    return bytes_ends_with(title, BYTES(":: LiveRC")) || bytes_equal_text(title, "LiveRC") ||
           dom_first(reading->root, "div", "page-breadcrumb") != NULL ||
           dom_first(reading->root, "h1", "page-header") != NULL;
}

/* ---- any page ---- */

enum page_form recognize(const struct reading *reading, const char **ret_reason)
{
    for (enum page_kind kind = 0; kind < PAGE_N_KINDS; kind++) {
        *ret_reason = page_kind_row(kind)->sign(reading);
        if (*ret_reason != NULL)
            return (enum page_form)kind;
    }
    *ret_reason = "its title or heading tells of trouble and it has no box";
    if (reading->panels == NULL && tells_of_trouble(reading))
        return PAGE_FORM_MAINTENANCE;
    *ret_reason = "its title or headings are LiveRC's, its contents are of no known kind";
    if (is_of_liverc(reading))
        return PAGE_FORM_OTHER;
    *ret_reason = "neither its title nor its headings are LiveRC's";
    return PAGE_FORM_OTHER_SITE;
}

static int guess_form(struct reading *reading, void *result, struct error *err)
{
    struct page_guess *guess = result;
    const char *reason;
    (void)err;
    guess->form = recognize(reading, &reason);
    snprintf(guess->reason, sizeof(guess->reason), "%s", reason);
    return 0;
}

static struct page_guess guess_page(struct bytes page)
{
    struct arena arena CLEANUP(arena_deinit);
    struct page_guess guess = {.form = PAGE_FORM_UNPARSABLE};
    struct error err;
    arena_init(&arena);
    if (frame_read_form(page, &arena, guess_form, &guess, &guess.form, &err) < 0)
        snprintf(guess.reason, sizeof(guess.reason), "%s", err.message);
    return guess;
}

enum page_form liverc_recognize(struct bytes page, struct page_guess *ret_guess)
{
    struct page_guess guess = guess_page(page);
    if (ret_guess != NULL)
        *ret_guess = guess;
    return guess.form;
}
