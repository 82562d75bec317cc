/*
 * What is this page? For whoever holds one that could not be read.
 */
#include "trackside/cleanup.h"
#include "trackside/liverc.h"

#include "frame.h"
#include "shape.h"

#include <stdio.h>

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
