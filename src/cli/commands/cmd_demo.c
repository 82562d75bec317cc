/*
 * trackside demo: the whole way on the practice day built into the program. It serves the day
 * over HTTP on loopback and runs the same commands a user would type, in this process.
 */
#include "commands.h"
#include "program.h"

#include "trackside/fixture.h"
#include "trackside/temporary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MAX_WORDS = 24,
};

#define DEMO_DATE   "2025-10-25"
#define DEMO_FIRST  "2025-10-01"
#define DEMO_LAST   "2025-10-31"
#define DEMO_DRIVER "obrien"

/* What each step of the demo needs. */
struct demo {
    struct context *context;
    const char *data_dir;
    const char *site;
    const struct fixture_track *track;
};

/* ---- steps ---- */

static void say_step(const char *const *words)
{
    printf("\n$ trackside");
    for (; *words != NULL; words++)
        printf(strchr(*words, ' ') != NULL ? " '%s'" : " %s", *words);
    putchar('\n');
    fflush(stdout);
}

/* Run one command as a user would; the words end with NULL. */
static int step(const struct demo *demo, const char *const *words)
{
    const char *const shared[] = {"trackside", "--data",   demo->data_dir,
                                  "--site",    demo->site, "--table"};
    char *argv[MAX_WORDS];
    int argc = 0;

    for (size_t i = 0; i < sizeof(shared) / sizeof(shared[0]); i++)
        argv[argc++] = arena_text(&demo->context->arena, shared[i]);
    say_step(words);
    for (; *words != NULL && argc < MAX_WORDS - 1; words++)
        argv[argc++] = arena_text(&demo->context->arena, *words);
    argv[argc] = NULL;
    return program_run(argc, argv);
}

static int run_steps(const struct demo *demo)
{
    const char *slug = demo->track->slug;
    const char *const add[] = {"track", "add", slug, "--timezone", demo->track->timezone, NULL};
    const char *const discover[] = {"discover", slug,      "--from", DEMO_FIRST,
                                    "--to",     DEMO_LAST, NULL};
    const char *const ingest[] = {"ingest", slug, DEMO_DATE, NULL};
    const char *const leaderboard[] = {"leaderboard", slug, DEMO_DATE, NULL};
    const char *const sessions[] = {"sessions", slug, DEMO_DATE, "--driver", DEMO_DRIVER, NULL};
    const char *const *const steps[] = {add, discover, ingest, leaderboard, sessions};
    int code = 0;

    for (size_t i = 0; code == 0 && i < sizeof(steps) / sizeof(steps[0]); i++)
        code = step(demo, steps[i]);
    return code;
}

static void say_next(const struct demo *demo, bool is_kept)
{
    printf("\nThat was a whole practice day over HTTP, from an invented track.");
    if (is_kept)
        printf(" It is kept in %s.", demo->data_dir);
    printf("\nNow your own track (the first word of its LiveRC address):\n\n"
           "  trackside track add YOURTRACK --timezone AREA/CITY\n"
           "  trackside discover YOURTRACK\n"
           "  trackside ingest YOURTRACK YYYY-MM-DD\n"
           "  trackside leaderboard YOURTRACK YYYY-MM-DD\n"
           "  trackside help\n");
}

static int run_demo(struct context *context, const struct fixture *fixture, const char *data_dir,
                    bool is_kept, struct error *err)
{
    struct demo demo = {.context = context, .data_dir = data_dir};
    struct fixture_server_options options = {.port = 0};
    struct fixture_server *server;
    size_t n_tracks;
    int r = fixture_server_start(fixture, &options, &server, err);

    if (r < 0)
        return r;
    demo.track = fixture_tracks(fixture, &n_tracks);
    demo.site = arena_format(&context->arena, "http://127.0.0.1:%lld/{track}",
                             (long long)fixture_server_port(server));
    printf("A practice day of %s, served on %s\n", demo.track->name, demo.site);
    r = run_steps(&demo);
    if (r == 0)
        say_next(&demo, is_kept);
    fixture_server_stop(server);
    return r;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    bool is_kept = invocation_has(invocation, "data") || getenv("TRACKSIDE_DATA") != NULL;
    const char *data_dir = context->task.data_dir;
    struct fixture *fixture;
    int r = fixture_open_bundled(&fixture, err);

    if (r == 0 && !is_kept)
        r = temporary_make(context->task.temporary_dir, "demo", &context->arena, &data_dir, err);
    if (r < 0)
        return r;
    r = run_demo(context, fixture, data_dir, is_kept, err);
    if (!is_kept)
        temporary_remove(data_dir);
    fixture_close(fixture);
    return r;
}

const struct command command_demo = {
    .name = "demo",
    .arguments = "",
    .summary = "Show the whole way on a practice day that is built in; needs no network",
    .examples = "trackside demo\ntrackside --data /tmp/demo demo",
    .notes =
        "Works in a temporary directory that is removed afterwards, or in --data, which is kept.",
    .access = ACCESS_NONE,
    .run = run,
};
