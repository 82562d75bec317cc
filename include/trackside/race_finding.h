/*
 * What was odd about the pages that rows of race.db were read from: kept beside them, and made anew
 * with every ingestion, so that it comes again with `rebuild`.
 */
#ifndef TRACKSIDE_RACE_FINDING_H
#define TRACKSIDE_RACE_FINDING_H

#include "trackside/race_store.h"

struct finding_row {
    int64_t event_id;           /* ABSENT: of a page that is no event's */
    int64_t sequence;           /* in the order of reading, from 1 */
    const char *source_race_id; /* the race or session that it is about; NULL: the event */
    const char *cache_key;
    const char *sha256; /* of the version; NULL when the page was not read */
    const char *kind;   /* finding_kind_name in liverc.h */
    const char *place;
    const char *raw; /* NULL when there is none */
    const char *text;
};

int race_store_add_finding(struct db *db, const struct finding_row *row, struct error *err);

/* Before those of another reading are added: all of an event, or of a page that is no event's. */
int race_store_drop_findings(struct db *db, int64_t event_id, struct error *err);
int race_store_drop_page_findings(struct db *db, const char *cache_key, struct error *err);

/* Those of an event, in the order of reading; none when it is not stored. In the arena; `event_id`
 * is ABSENT. */
int race_store_list_findings(struct db *db, const char *source_event_id, struct arena *arena,
                             const struct finding_row **ret_rows, size_t *ret_n, struct error *err);

/* Copy those of an event into another race store, which has it: in a transaction of its own there,
 * in place of what is there. */
int race_store_copy_findings(struct db *from, struct db *to, const char *source_event_id,
                             struct error *err);

#endif
