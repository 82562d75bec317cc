/* "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", as WARC names content. */
#ifndef TRACKSIDE_WARC_LABELLED_DIGEST_H
#define TRACKSIDE_WARC_LABELLED_DIGEST_H

#include "trackside/arena.h"

/* SHA-1 in base 32: the one that every tool knows. */
const char *labelled_digest(struct bytes content, struct arena *arena);

/*
 * Is the content what a digest says? SHA-1 and SHA-256, in base 32 or hex; what is absent or of
 * another kind says nothing.
 */
bool labelled_digest_holds(const char *label, struct bytes content);

#endif
