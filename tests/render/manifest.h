/* manifest.json: what each page is, where it would have come from, and its checksum. */
#ifndef TRACKSIDE_RENDER_MANIFEST_H
#define TRACKSIDE_RENDER_MANIFEST_H

#include "page.h"

#include <stdio.h>

void manifest_begin(FILE *out, const struct day *day);
void manifest_add(FILE *out, const struct day *day, const struct page *page, bool is_first);
void manifest_end(FILE *out);

#endif
