/*
 * What a page is, told for any bytes at all, and what is kept of it.
 */
#include "trackside/liverc.h"

#include "oracle.h"
#include "target.h"

#include <string.h>

static bool is_blank(struct bytes page)
{
    return bytes_trim(page).size == 0;
}

static void check_guess(struct bytes page, const struct page_guess *guess)
{
    MUST(guess->form < PAGE_N_FORMS && page_form_name(guess->form) != NULL);
    MUST(memchr(guess->reason, '\0', sizeof(guess->reason)) != NULL);
    MUST(guess->reason[0] != '\0' && oracle_is_utf8(bytes_from_text(guess->reason)));
    MUST((guess->form == PAGE_FORM_BOT_CHECK) == liverc_is_bot_check(page));
    if (is_blank(page))
        MUST(guess->form == PAGE_FORM_EMPTY);
}

static bool is_kept_as(struct bytes page, enum page_kind kind)
{
    struct error err = {0};
    int r = liverc_check_page(page, kind, &err);
    if (r == 0)
        return true;
    oracle_error(r, &err);
    MUST(r == ERROR_UNKNOWN_PAGE);
    return false;
}

/* Nothing is kept that its bytes alone tell to be no page. */
static void check_kept(struct bytes page, enum page_form form)
{
    bool is_page = form != PAGE_FORM_EMPTY && form != PAGE_FORM_BOT_CHECK &&
                   form != PAGE_FORM_TRUNCATED && form != PAGE_FORM_UNPARSABLE;
    bool kept[PAGE_N_KINDS];
    for (unsigned kind = 0; kind < PAGE_N_KINDS; kind++) {
        kept[kind] = is_kept_as(page, (enum page_kind)kind);
        MUST(is_page || !kept[kind]);
    }
    MUST(!(kept[PAGE_MONTH] && kept[PAGE_DAY]));
    MUST(!(kept[PAGE_POINTS] && kept[PAGE_OVERALL_RANKING]));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bytes page = oracle_input(data, size);
    struct page_guess guess;
    memset(&guess, '#', sizeof(guess));
    enum page_form form = liverc_recognize(page, &guess);
    MUST(form == guess.form);
    MUST(liverc_recognize(page, NULL) == form);
    check_guess(page, &guess);
    check_kept(page, form);
    return 0;
}
