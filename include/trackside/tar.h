/*
 * Archives of a few small files, as POSIX tar (ustar): regular files, nobody's, mode 0644, from the
 * beginning of time, so that the same files give the same bytes.
 */
#ifndef TRACKSIDE_TAR_H
#define TRACKSIDE_TAR_H

#include "trackside/buffer.h"
#include "trackside/error.h"

/* Append a file. ERROR_FAILED for a name of more than 99 bytes. */
int tar_add(struct buffer *archive, const char *name, struct bytes content, struct error *err);

/* Append the end. */
void tar_end(struct buffer *archive);

#endif
