/*
 * gzip, as bodies are kept at rest (so that `zcat` reads one written out by hand) and as
 * servers send them; and what one content differs from another by.
 */
#ifndef TRACKSIDE_COMPRESS_H
#define TRACKSIDE_COMPRESS_H

#include "trackside/buffer.h"
#include "trackside/error.h"

/* Append the gzip form of content to out. The same content gives the same bytes. */
int compress_gzip(struct bytes content, struct buffer *out, struct error *err);

/* Append the unpacked form; ERROR_FAILED when it is damaged or passes out's ceiling. */
int compress_gunzip(struct bytes packed, struct buffer *out, struct error *err);

/*
 * Likewise of the first member alone, of several that stand one after the other; *packed moves
 * behind it.
 */
int compress_gunzip_member(struct bytes *packed, struct buffer *out, struct error *err);

/*
 * Append what `content` has and `base` has not at about the same place: two versions of a page of
 * any size take a few hundred bytes. It is of use with the very same base alone.
 */
int compress_difference(struct bytes base, struct bytes content, struct buffer *out,
                        struct error *err);

/* Append the content; ERROR_FAILED when it is damaged, of another base, or passes out's ceiling. */
int compress_apply(struct bytes base, struct bytes difference, struct buffer *out,
                   struct error *err);

#endif
