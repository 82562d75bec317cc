/* Running the program, and disturbing it. */
#include "file.h"
#include "steps.h"
#include "words.h"

#include "trackside/cleanup.h"

#include <signal.h>
#include <string.h>

enum {
    RUN_LIMIT_MS = 60 * 1000,
    CHECK_LIMIT_MS = 5 * 1000,
    MAX_WORDS = 64,
};

/* Runs a command in a network of its own, in which there is nothing, not even loopback. */
static const char *const without_network[] = {"unshare", "--map-root-user", "--net", "--"};

enum {
    N_WITHOUT_NETWORK = sizeof(without_network) / sizeof(without_network[0]),
};

/* ---- interference ---- */

static bool has_reached(void *what)
{
    struct stage *stage = what;
    const struct interference *due = &stage->interference;
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct bytes text;
    size_t at;

    arena_init(&arena);
    if (due->after_text == NULL)
        return site_n_requests(&stage->site, NULL) >= due->after_n_requests;
    return file_read(stage_path(stage, ".stdout"), &arena, &text, NULL) == 0 &&
           bytes_find(text, bytes_from_text(due->after_text), &at);
}

/* "after 20 requests" or "after stdout has TEXT", either with "twice" before it */
static bool read_interference(struct stage *stage, const char *rest, int signal_number)
{
    struct interference due = {.signal_number = signal_number};
    struct arena *arena = &stage->arena;
    int64_t n;

    due.is_repeated = word_take_if(&rest, "twice", arena);
    if (word_take_if(&rest, "after", arena)) {
        if (word_take_number(&rest, &n, arena) && n >= 0 && strcmp(rest, "requests") == 0) {
            due.after_n_requests = (size_t)n;
            stage->interference = due;
            return true;
        }
        if (word_take_if(&rest, "stdout", arena) && word_take_if(&rest, "has", arena) &&
            *rest != '\0') {
            due.after_text = stage_fill(stage, rest);
            stage->interference = due;
            return true;
        }
    }
    return stage_complain(stage, "write 'after N requests' or 'after stdout has TEXT'");
}

bool step_kill(struct stage *stage, const struct step *step)
{
    return read_interference(stage, step->rest, SIGKILL);
}

bool step_interrupt(struct stage *stage, const struct step *step)
{
    return read_interference(stage, step->rest, SIGINT);
}

/* ---- running ---- */

static int run_child(struct stage *stage, char *const *argv, const struct interference *due,
                     int64_t limit_ms, struct error *err)
{
    const struct child_order order = {
        .argv = argv,
        .envp = stage->environment,
        .folder = stage->dir,
        .stdout_path = stage_path(stage, ".stdout"),
        .stderr_path = stage_path(stage, ".stderr"),
        .limit_ms = limit_ms,
        .signal_number = due->signal_number,
        .repeats_signal = due->is_repeated,
        .signal_is_due = has_reached,
        .what = stage,
    };

    return child_run(&order, &stage->end, err);
}

/* Some machines do not let a user make a network. */
static bool can_be_without_network(struct stage *stage)
{
    const struct interference nothing = {.signal_number = 0};
    struct error err;
    char *argv[N_WITHOUT_NETWORK + 2];

    for (size_t i = 0; i < N_WITHOUT_NETWORK; i++)
        argv[i] = arena_text(&stage->arena, without_network[i]);
    argv[N_WITHOUT_NETWORK] = arena_text(&stage->arena, "true");
    argv[N_WITHOUT_NETWORK + 1] = NULL;
    return run_child(stage, argv, &nothing, CHECK_LIMIT_MS, &err) == 0 && stage->end.exit_code == 0;
}

static bool make_argv(struct stage *stage, const char *rest, char **argv)
{
    struct arena *arena = &stage->arena;
    const char *word;
    size_t n = 0;

    for (; stage->without_network && n < N_WITHOUT_NETWORK; n++)
        argv[n] = arena_text(arena, without_network[n]);
    argv[n++] = arena_text(arena, stage->house->program);
    while (n < MAX_WORDS && (word = word_take(&rest, arena)) != NULL)
        argv[n++] = arena_text(arena, word);
    argv[n] = NULL;
    return n < MAX_WORDS || stage_complain(stage, "these are too many words");
}

static bool read_output(struct stage *stage, struct error *err)
{
    return file_read(stage_path(stage, ".stdout"), &stage->arena, &stage->stdout_text, err) == 0 &&
           file_read(stage_path(stage, ".stderr"), &stage->arena, &stage->stderr_text, err) == 0;
}

bool step_run(struct stage *stage, const struct step *step)
{
    char *argv[MAX_WORDS + 1];
    struct error err;
    const struct interference due = stage->interference;

    if (stage->without_network && !can_be_without_network(stage)) {
        stage->skipped = "this machine lets nobody make a network of his own";
        return false;
    }
    if (!make_argv(stage, stage_fill(stage, step->rest), argv))
        return false;
    if (site_begin_run(&stage->site, &err) < 0 ||
        run_child(stage, argv, &due, RUN_LIMIT_MS, &err) < 0 || !read_output(stage, &err))
        return stage_complain(stage, "%s", err.message);
    stage->has_run = true;
    stage->interference = (struct interference){.signal_number = 0};
    if (stage->end.timed_out)
        return stage_complain(stage, "it did not end within %d seconds and was killed",
                              RUN_LIMIT_MS / 1000);
    if (due.signal_number != 0 && !stage->end.was_signalled)
        return stage_complain(stage, "it ended before the signal could be sent");
    return true;
}
