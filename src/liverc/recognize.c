/*
 * What is this page? For whoever holds one that could not be read.
 */
#include "trackside/cleanup.h"
#include "trackside/liverc.h"

#include "frame.h"
#include "shape.h"

#include <stdio.h>

static const char *const form_names[PAGE_N_FORMS] = {
    [PAGE_FORM_EMPTY] = "empty page",
    [PAGE_FORM_BOT_CHECK] = "bot check",
    [PAGE_FORM_TRUNCATED] = "truncated page",
    [PAGE_FORM_UNPARSABLE] = "unparsable page",
    [PAGE_FORM_MONTH] = "month page",
    [PAGE_FORM_DAY] = "day page",
    [PAGE_FORM_SESSION] = "session page",
    [PAGE_FORM_DIRECTORY] = "track directory",
    [PAGE_FORM_RACE] = "race page",
    [PAGE_FORM_OTHER] = "other page of LiveRC",
    [PAGE_FORM_MAINTENANCE] = "error or maintenance page",
    [PAGE_FORM_OTHER_SITE] = "page of another site",
};

const char *page_form_name(enum page_form form)
{
    return form < PAGE_N_FORMS ? form_names[form] : NULL;
}

static int guess_form(struct reading *reading, void *result, struct error *err)
{
    struct page_guess *guess = result;
    const char *reason;
    (void)err;
    guess->form = shape_form(reading, &reason);
    snprintf(guess->reason, sizeof(guess->reason), "%s", reason);
    return 0;
}

static struct page_guess guess_page(struct bytes page)
{
    CLEANUP(arena_deinit) struct arena arena;
    struct page_guess guess;
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
