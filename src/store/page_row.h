/* A row of `pages`, in the columns of page_store/find.sql and list.sql. */
#ifndef TRACKSIDE_STORE_PAGE_ROW_H
#define TRACKSIDE_STORE_PAGE_ROW_H

#include "trackside/page_store.h"

/* Texts go into the arena. */
struct stored_page page_row_read(struct query *query, struct arena *arena);

#endif
