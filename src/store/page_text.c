/* Kinds and dates, as text. */
#include "page_text.h"

#include <string.h>

static const char *const kind_texts[PAGE_N_KINDS] = PAGE_KIND_NAMES;

const char *page_kind_text(enum page_kind kind)
{
    return kind < PAGE_N_KINDS ? kind_texts[kind] : NULL;
}

enum page_kind page_kind_of_text(const char *text)
{
    for (int kind = 0; kind < PAGE_N_KINDS; kind++)
        if (text != NULL && strcmp(kind_texts[kind], text) == 0)
            return (enum page_kind)kind;
    return PAGE_N_KINDS; /* of a later program, or edited by hand */
}

const char *page_date_text(struct date date, char out[static CALENDAR_TEXT_SIZE])
{
    if (date_is_absent(date))
        return NULL;
    return date.day == 0 ? date_format_month(date, out) : date_format(date, out);
}

struct date page_date_of_text(const char *text)
{
    struct date date = {0};
    struct bytes bytes = bytes_from_text(text);

    if (!date_read(bytes, &date))
        date_read_month(bytes, &date);
    return date;
}
