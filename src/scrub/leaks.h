/*
 * The proof by bytes: nothing that was to go is anywhere in a page. Looked for in three ways, of
 * which only the first shares code with the replacing: as it is found there; in the page's text
 * with case, accents and punctuation folded away; and as bytes in encodings that are never replaced
 * (UTF-16, base64, hex), so that a page that has one is refused rather than passed.
 */
#ifndef TRACKSIDE_SCRUB_LEAKS_H
#define TRACKSIDE_SCRUB_LEAKS_H

#include "lexicon.h"

/* ERROR_CHECK names the page, the kind and the encoding, never the text. */
int leaks_prove(const struct lexicon *lexicon, const struct scrub_page *page, struct error *err);

#endif
