/*
 * gzip, as bodies are kept at rest (so that `zcat` reads one written out by hand) and as
 * servers send them.
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

#endif
