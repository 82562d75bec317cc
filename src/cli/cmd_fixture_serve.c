/* trackside fixture serve: replay a recorded fixture over HTTP on loopback. */
#include "arguments.h"
#include "commands.h"

#include "trackside/fixture.h"

#include <stdio.h>

enum {
    LARGEST_PORT = 65535,
    NAP_MS = 200,
};

static int read_port(const struct invocation *invocation, int64_t *ret_port, struct error *err)
{
    int r = argument_count(invocation, "port", 0, 0, ret_port, err);

    if (r == 0 && *ret_port > LARGEST_PORT)
        return error_set(err, ERROR_USAGE, "--port is %lld, but ports end at %d",
                         (long long)*ret_port, LARGEST_PORT);
    return r;
}

/* The address first and at once: whoever started us is waiting for it. */
static void print_address(const struct fixture_server *server)
{
    printf("listening on http://127.0.0.1:%lld/{track}\n", (long long)fixture_server_port(server));
    fflush(stdout);
}

static int serve(struct context *context, const struct fixture *fixture, int64_t port,
                 struct error *err)
{
    struct fixture_server_options options = {.port = port};
    struct fixture_server *server = NULL;
    int r = fixture_server_start(fixture, &options, &server, err);

    if (r < 0)
        return r;
    print_address(server);
    while (context_interrupted == 0)
        clock_sleep_ms(NAP_MS);
    talk_say(&context->talk, "%zu requests answered", fixture_server_n_requests(server));
    fixture_server_stop(server);
    return 0;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct fixture *fixture = NULL;
    int64_t port = 0;
    int r = read_port(invocation, &port, err);

    if (r == 0)
        r = fixture_open(invocation_argument(invocation, 0), &fixture, err);
    if (r < 0)
        return r;
    r = serve(context, fixture, port, err);
    fixture_close(fixture);
    return r;
}

static const struct option_spec options[] = {
    {"port", "N", "the port to listen on; 0, the default, takes a free one", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_fixture_serve = {
    .name = "fixture serve",
    .arguments = "DIR [--port N]",
    .summary = "Replay recorded pages over HTTP on this machine, until interrupted",
    .examples = "trackside fixture serve fixtures/practice-day\n"
                "trackside --site http://127.0.0.1:PORT/{track} ingest wattlecreek 2025-10-25",
    .notes = "The first line printed is the address to give to --site. Anything that was not "
             "recorded is\nanswered with 404 and the nearest recorded page.",
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .run = run,
};
