/* A fixture, a server and a place for rows. */
#include "trackside/demo.h"

#include "trackside/fixture.h"
#include "trackside/temporary.h"

#include <unistd.h>

static bool has_store(const char *dir, struct arena *arena)
{
    return access(arena_format(arena, "%s/mirror.db", dir), F_OK) == 0 ||
           access(arena_format(arena, "%s/race.db", dir), F_OK) == 0;
}

int demo_begin(const struct task *task, struct arena *arena, const char *dir, struct demo *demo,
               struct error *err)
{
    struct fixture_server_options options = {.port = 0};
    const struct fixture_track *track;
    size_t n_tracks;
    int r;

    *demo = (struct demo){.is_kept = dir != NULL && !has_store(dir, arena)};
    r = fixture_open_bundled(&demo->fixture, err);
    if (r == 0 && demo->is_kept)
        demo->data_dir = dir;
    else if (r == 0)
        r = temporary_make(task->temporary_dir, "demo", arena, &demo->data_dir, err);
    if (r == 0)
        r = fixture_server_start(demo->fixture, &options, &demo->server, err);
    if (r < 0)
        return r;
    demo->site = arena_format(arena, "http://127.0.0.1:%lld/{track}",
                              (long long)fixture_server_port(demo->server));
    track = fixture_tracks(demo->fixture, &n_tracks);
    demo->track_slug = track->slug;
    demo->track_name = track->name;
    demo->timezone = track->timezone;
    return 0;
}

void demo_end(struct demo *demo)
{
    fixture_server_stop(demo->server);
    fixture_close(demo->fixture);
    if (!demo->is_kept)
        temporary_remove(demo->data_dir);
}
