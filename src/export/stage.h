/*
 * A batch of days, read from race.db into memory as PostgreSQL's binary COPY wants them: nothing
 * of ours is open while the network is waited for, and a batch has a ceiling.
 */
#ifndef TRACKSIDE_EXPORT_STAGE_H
#define TRACKSIDE_EXPORT_STAGE_H

#include "day.h"

struct stage {
    struct buffer tables[EXPORT_N_TABLES];
    struct day **days;
    size_t n_days;
    int64_t n_laps;
};

void stage_init(struct stage *stage);
void stage_deinit(struct stage *stage); /* also fit for CLEANUP */

/* Add a day, within the caller's read transaction of race.db; its fingerprint must be read. */
int stage_add_day(struct stage *stage, struct db *race_db, struct day *day, struct arena *arena,
                  struct error *err);

/* Nothing more may be added: write the end of each COPY. ERROR_FAILED when it grew too large. */
int stage_finish(struct stage *stage, struct error *err);

/* Room for another day? One that is too large for any batch goes alone. */
bool stage_has_room(const struct stage *stage, const struct day *day);

#endif
