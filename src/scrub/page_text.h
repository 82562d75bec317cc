/* Bytes of a page as text. */
#ifndef TRACKSIDE_SCRUB_PAGE_TEXT_H
#define TRACKSIDE_SCRUB_PAGE_TEXT_H

#include "trackside/arena.h"

/* Every byte that is no UTF-8 as the character of Latin-1 it most likely was meant for. */
struct bytes page_text_mended(struct bytes page, struct arena *arena);

/* A piece of a page with its escapes undone, as UTF-8. */
struct bytes page_text_plain(struct bytes piece, struct arena *arena);

#endif
