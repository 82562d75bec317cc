/* The site's directory of tracks, with one request, into the tracks known here. */
#ifndef TRACKSIDE_TRACK_SYNC_H
#define TRACKSIDE_TRACK_SYNC_H

#include "trackside/ingest.h"
#include "trackside/task.h"

struct track_synced {
    struct ingest_directory directory;
    struct mirror_requests requests;
};

int track_sync(struct task *task, struct arena *arena, struct track_synced *ret_synced,
               struct error *err);

#endif
