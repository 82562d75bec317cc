/*
 * trackside demo: the whole way on the practice day built into the program. It serves the day
 * over HTTP on loopback and runs the same commands a user would type, in this process.
 */
#include "commands.h"
#include "program.h"

#include "trackside/demo.h"

#include <errno.h>
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
static int step(struct context *context, const struct demo *demo, const char *const *words)
{
    const char *const shared[] = {"trackside", "--data",   demo->data_dir,
                                  "--site",    demo->site, "--table"};
    char *argv[MAX_WORDS];
    int argc = 0;

    for (size_t i = 0; i < sizeof(shared) / sizeof(shared[0]); i++)
        argv[argc++] = arena_text(&context->arena, shared[i]);
    if (context->talk.level == TALK_QUIET)
        argv[argc++] = arena_text(&context->arena, "--quiet");
    say_step(words);
    for (; *words != NULL && argc < MAX_WORDS - 1; words++)
        argv[argc++] = arena_text(&context->arena, *words);
    argv[argc] = NULL;
    return program_run(argc, argv);
}

static int run_steps(struct context *context, const struct demo *demo)
{
    const char *slug = demo->track_slug;
    const char *const add[] = {"track", "add", slug, "--timezone", demo->timezone, NULL};
    const char *const discover[] = {"discover", slug,      "--from", DEMO_FIRST,
                                    "--to",     DEMO_LAST, NULL};
    const char *const ingest[] = {"ingest", slug, DEMO_DATE, NULL};
    const char *const leaderboard[] = {"leaderboard", slug, DEMO_DATE, NULL};
    const char *const sessions[] = {"sessions", slug, DEMO_DATE, "--driver", DEMO_DRIVER, NULL};
    const char *const *const steps[] = {add, discover, ingest, leaderboard, sessions};
    int code = 0;

    for (size_t i = 0; code == 0 && i < sizeof(steps) / sizeof(steps[0]); i++)
        code = step(context, demo, steps[i]);
    return code;
}

static void say_next(const struct demo *demo)
{
    printf("\nThat was a whole practice day over HTTP, from an invented track.");
    if (demo->is_kept)
        printf(" It is kept in %s.", demo->data_dir);
    printf("\nNow your own track (the first word of its LiveRC address):\n\n"
           "  trackside track add YOURTRACK --timezone AREA/CITY\n"
           "  trackside discover YOURTRACK\n"
           "  trackside ingest YOURTRACK YYYY-MM-DD\n"
           "  trackside leaderboard YOURTRACK YYYY-MM-DD\n"
           "  trackside help\n");
}

/*
 * What forbids the network is not meant for this machine itself, and what is quiet prints nothing:
 * both hold until the program ends, which is when the demo does. Before there is a second thread.
 */
static int prepare(const struct context *context, struct error *err)
{
    unsetenv("TRACKSIDE_OFFLINE");
    if (context->talk.level != TALK_QUIET || freopen("/dev/null", "w", stdout) != NULL)
        return 0;
    return error_set(err, ERROR_FAILED, "/dev/null cannot be opened: %s", strerror(errno));
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    const char *dir = invocation_value(invocation, "data");
    struct demo demo = {.is_kept = false};
    int r = prepare(context, err);

    if (r == 0)
        r = demo_begin(&context->task, &context->arena, dir, &demo, err);
    if (r == 0 && dir != NULL && !demo.is_kept)
        talk_say(&context->talk,
                 "%s: a store is there already; the demo leaves it alone and works in a temporary "
                 "directory",
                 dir);
    if (r == 0) {
        printf("A practice day of %s, served on %s\n", demo.track_name, demo.site);
        r = run_steps(context, &demo);
    }
    if (r == 0)
        say_next(&demo);
    demo_end(&demo);
    return r;
}

const struct command command_demo = {
    .name = "demo",
    .arguments = "",
    .summary = "Show the whole way on a practice day that is built in; needs no network",
    .examples = "trackside demo\ntrackside --data /tmp/demo demo",
    .notes =
        "Works in a temporary directory that is removed afterwards, or in --data, which is kept, "
        "when no\nstore is in it: one that is there is never touched. With -q nothing is printed.",
    .access = ACCESS_NONE,
    .run = run,
};
