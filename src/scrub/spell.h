/* An alias written as the word was that it stands for: case, accents, escapes. */
#ifndef TRACKSIDE_SCRUB_SPELL_H
#define TRACKSIDE_SCRUB_SPELL_H

#include "reading.h"

#include "trackside/buffer.h"

/* In place of the signs from `first` to before `end`. */
void spell_alias(const struct reading *reading, size_t first, size_t end, const char *alias,
                 struct buffer *out);

#endif
