/* trackside fixture serve: replay recorded fixtures over HTTP on loopback. */
#include "arguments.h"
#include "commands.h"

#include "trackside/cleanup.h"
#include "trackside/digest.h"
#include "trackside/fault_script.h"
#include "trackside/file.h"
#include "trackside/fixture.h"
#include "trackside/recording.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>

enum {
    LARGEST_PORT = 65535,
    LARGEST_LATENCY_MS = 600 * 1000,
    LARGEST_SCRIPT = 1024 * 1024,
    MAX_DIRECTORIES = 256,
    NAP_MS = 200,
    ALWAYS = 100000, /* of fixture_chance */
};

/* ---- what is asked for ---- */

static int read_number(const struct invocation *invocation, const char *option, int64_t max,
                       int64_t *ret_n, struct error *err)
{
    int64_t n;
    int r = argument_count(invocation, option, 0, 0, &n, err);

    if (r < 0)
        return r;
    if (n > max)
        return error_set(err, ERROR_USAGE, "--%s is %lld, but it ends at %lld", option,
                         (long long)n, (long long)max);
    *ret_n = n;
    return 0;
}

/* "10%" and "0.1" are the same rate. */
static int read_rate(const char *text, int64_t *ret_per_100000, struct error *err)
{
    bool is_percent = bytes_ends_with(bytes_from_text(text), BYTES("%"));
    int64_t thousandths, per_100000;

    if (!number_read_percent(bytes_from_text(text), &thousandths))
        thousandths = -1;
    per_100000 = is_percent ? thousandths : thousandths > ALWAYS ? -1 : thousandths * 100;
    if (per_100000 < 0 || per_100000 > ALWAYS)
        return error_set(err, ERROR_USAGE,
                         "--fail is '%s', but it must be a rate such as 10%% or 0.1", text);
    *ret_per_100000 = per_100000;
    return 0;
}

/* A seed of our own is told, so that what happened can be had again. */
static const char *choose_seed(struct context *context, const char *given)
{
    unsigned char random[4];
    unsigned seed = 0;
    const char *text;

    if (given != NULL)
        return given;
    digest_random(random, sizeof(random));
    for (size_t i = 0; i < sizeof(random); i++)
        seed = seed << 8 | random[i];
    text = arena_format(&context->arena, "%u", seed);
    talk_say(&context->talk, "failing by chance; --seed %s does it again in the same way", text);
    return text;
}

static int read_chance(struct context *context, const struct invocation *invocation,
                       struct fixture_chance *ret_chance, struct error *err)
{
    const char *rate = invocation_value(invocation, "fail");
    const char *seed = invocation_value(invocation, "seed");
    int r;

    if (rate == NULL && seed != NULL)
        return error_set(err, ERROR_USAGE, "--seed is about --fail RATE; give both");
    if (rate == NULL)
        return 0;
    r = read_rate(rate, &ret_chance->per_100000, err);
    if (r == 0)
        ret_chance->seed = choose_seed(context, seed);
    return r;
}

/* Where a script's own files are: beside it. */
static const char *folder_of(const char *path, struct arena *arena)
{
    const char *slash = strrchr(path, '/');

    return slash == NULL ? "." : arena_text_of(arena, (struct bytes){path, (size_t)(slash - path)});
}

static int read_script(struct context *context, const char *path, const struct fixture *fixture,
                       struct fixture_server_options *options, struct error *err)
{
    struct fault_scene scene = {
        .fixture = fixture, .dir = folder_of(path, &context->arena), .arena = &context->arena};
    struct bytes script;
    struct error why;
    int r = file_read_whole(path, LARGEST_SCRIPT, &context->arena, &script, err);

    if (r < 0)
        return r;
    r = fault_read_script(&scene, script, &options->faults, &options->n_faults, &why);
    return r < 0 ? error_set(err, why.code, "%s: %s", path, why.message) : 0;
}

static int read_options(struct context *context, const struct invocation *invocation,
                        struct fixture_server_options *options, struct error *err)
{
    int r = read_number(invocation, "port", LARGEST_PORT, &options->port, err);

    if (r == 0)
        r = read_number(invocation, "latency", LARGEST_LATENCY_MS, &options->latency_ms, err);
    if (r == 0)
        r = read_chance(context, invocation, &options->chance, err);
    return r;
}

/* ---- what is told ---- */

/* Several threads of the server have something to say; on stderr it is one at a time. */
struct listener {
    const struct trace *trace;
    pthread_mutex_t mutex;
};

static void listen_alone(void *context, const struct trace_event *event)
{
    struct listener *listener = context;

    pthread_mutex_lock(&listener->mutex);
    trace_tell(listener->trace, event);
    pthread_mutex_unlock(&listener->mutex);
}

/* The address first and at once: whoever started us is waiting for it. */
static void print_address(const struct fixture_server *server)
{
    printf("listening on http://127.0.0.1:%lld/{track}\n", (long long)fixture_server_port(server));
    fflush(stdout);
}

static void say_counts(struct talk *talk, size_t n, size_t n_refused,
                       const struct recording *recording)
{
    if (n_refused > 0)
        talk_say(talk, "%zu requests, %zu of them for what is not recorded", n, n_refused);
    else
        talk_say(talk, "%zu requests answered", n);
    if (recording != NULL)
        talk_say(talk, "%zu pages recorded", recording_n_added(recording));
}

/* ---- serving ---- */

static int serve(struct context *context, const struct fixture *fixture,
                 const struct fixture_server_options *options, const struct recording *recording,
                 struct error *err)
{
    struct fixture_server *server = NULL;
    size_t n, n_refused;
    int r = fixture_server_start(fixture, options, &server, err);

    if (r < 0)
        return r;
    print_address(server);
    while (signals_interrupted == 0)
        clock_sleep_ms(NAP_MS);
    n = fixture_server_n_requests(server);
    n_refused = fixture_server_n_refused(server);
    fixture_server_stop(server); /* its threads have nothing to say any longer */
    say_counts(&context->talk, n, n_refused, recording);
    return 0;
}

static void close_fixture(struct fixture **fixture)
{
    fixture_close(*fixture);
}

static int open_and_serve(struct context *context, const struct invocation *invocation,
                          struct fixture_server_options options, struct recording *recording,
                          struct error *err)
{
    CLEANUP(close_fixture) struct fixture *fixture = NULL;
    const char *script = invocation_value(invocation, "script");
    int r = fixture_open_all(invocation->arguments, (size_t)invocation->n_arguments, &fixture, err);

    if (r == 0 && script != NULL)
        r = read_script(context, script, fixture, &options, err);
    if (r < 0)
        return r;
    if (recording != NULL) {
        recording->fixture = fixture;
        options.recorder = &recording->recorder;
    }
    return serve(context, fixture, &options, recording, err);
}

static int record_and_serve(struct context *context, const struct invocation *invocation,
                            const struct fixture_server_options *options, struct error *err)
{
    CLEANUP(recording_close) struct recording recording = {0};
    int r = recording_open(&context->task, &context->arena, invocation_argument(invocation, 0),
                           options->trace, &recording, err);

    return r == 0 ? open_and_serve(context, invocation, *options, &recording, err) : r;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct listener listener = {talk_trace(&context->talk), PTHREAD_MUTEX_INITIALIZER};
    const struct trace trace = {.listen = listen_alone, .context = &listener};
    struct fixture_server_options options = {.trace = &trace};
    int r = read_options(context, invocation, &options, err);

    if (r == 0)
        r = invocation_has(invocation, "record")
                ? record_and_serve(context, invocation, &options, err)
                : open_and_serve(context, invocation, options, NULL, err);
    pthread_mutex_destroy(&listener.mutex);
    return r;
}

static const struct option_spec options[] = {
    {"port", "N", "the port to listen on; 0, the default, takes a free one", 0, false},
    {"latency", "MS", "wait so many milliseconds before every answer", 0, false},
    {"fail", "RATE", "answer this part of the requests for pages with 503: 10% or 0.1", 0, false},
    {"seed", "TEXT", "fail the same requests as any other run with that seed", 0, false},
    {"script", "FILE", "misbehave as the file says, one fault a line", 0, false},
    {"record", NULL, "ask the site for what is not recorded, and add it to the first DIR", 0,
     false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_fixture_serve = {
    .name = "fixture serve",
    .arguments = "DIR... [--port N] [--latency MS] [--fail RATE] [--script FILE] [--record]",
    .summary = "Replay recorded pages over HTTP on this machine, until interrupted",
    .examples = "trackside fixture serve fixtures/practice-day\n"
                "trackside --site http://127.0.0.1:PORT/{track} ingest wattlecreek 2025-10-25\n"
                "trackside fixture serve captured/may captured/june --fail 10% --seed 7\n"
                "trackside fixture serve fixtures/practice-day --script faults.txt -v\n"
                "trackside fixture serve growing --record",
    .notes = "The first line printed is the address to give to --site. Of a page that several "
             "directories hold, the\none fetched last is served. A track's practice front is its "
             "newest month page. Anything that was not\nrecorded is answered with 404 and named on "
             "stderr, with the nearest recorded page; -v shows all\nrequests. A line of a script "
             "is KEY [attempts A-B] [delay MS] WHAT, such as `practice:session:*\nattempts 1 "
             "status 503`; the documentation of fixtures lists what WHAT may be. With --record a "
             "page that is missing\nis asked of --site at the mirror's pace, kept in mirror.db, "
             "and from then on recorded; DIR is made if\nnothing is there.",
    .options = options,
    .min_arguments = 1,
    .max_arguments = MAX_DIRECTORIES,
    .access = ACCESS_NONE,
    .run = run,
};
