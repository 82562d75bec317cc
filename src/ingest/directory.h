/*
 * The track directory's rows, from the page that a source gives.
 */
#ifndef TRACKSIDE_INGEST_DIRECTORY_H
#define TRACKSIDE_INGEST_DIRECTORY_H

#include "page_source.h"

#include "trackside/ingest.h"

/* As ingest_directory, from a source; a replay is not logged again. In a transaction of its own. */
int directory_put(struct page_source *source, struct db *race_db, int64_t now,
                  struct ingest_directory *ret_directory, struct error *err);

#endif
