/* How records look. */
#ifndef TRACKSIDE_RECORD_VIEW_H
#define TRACKSIDE_RECORD_VIEW_H

#include "trackside/answer.h"
#include "trackside/record_book.h"

/* "records". */
struct answer *record_view_answer(struct arena *arena, const struct record_question *question,
                                  const struct record *records, size_t n);

#endif
