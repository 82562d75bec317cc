/* From a command line to an exit code. */
#include "program.h"

#include "commands.h"
#include "exit_code.h"
#include "help.h"
#include "short_cuts.h"

#include "trackside/cleanup.h"

#include <stdio.h>
#include <string.h>

static int open_stores(struct context *context, const struct command *command, struct error *err)
{
    switch (command->access) {
    case ACCESS_READ:
        return context_open_stores(context, DB_READ, err);
    case ACCESS_WRITE:
        return context_open_stores(context, DB_WRITE, err);
    case ACCESS_NONE:
        break;
    }
    return 0;
}

static int run_command(struct context *context, struct invocation *invocation, struct error *err)
{
    int r = short_cuts_write_out(context, invocation, err);

    if (r == 0)
        r = invocation_check_count(invocation, err);
    if (r == 0)
        r = open_stores(context, invocation->command, err);
    return r < 0 ? r : invocation->command->run(context, invocation, err);
}

/* A full disk or a closed pipe shows when the last bytes leave. */
static int flush_results(struct error *err)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return 0;
    return output_fail(err);
}

/* Help needs no settings: it is wanted most when something is wrong with them. */
static bool is_for_help(const struct invocation *invocation)
{
    return invocation->command == NULL || invocation->command == &command_help ||
           invocation_has(invocation, "help") || invocation_has(invocation, "version");
}

static int print_help(struct context *context, const struct invocation *invocation,
                      struct error *err)
{
    if (invocation_has(invocation, "version"))
        return help_print_version(&context->output, err);
    if (invocation->command == &command_help && !invocation_has(invocation, "help"))
        return command_help.run(context, invocation, err);
    return help_print(invocation->command);
}

/* With a context that has nothing but the form of output. */
static int run_help(const struct invocation *invocation)
{
    struct context context = {.talk = {.level = TALK_NORMAL}};
    struct error error;
    int r = output_init(&context.output, invocation, &error);

    arena_init(&context.arena);
    if (r == 0)
        r = print_help(&context, invocation, &error);
    if (r == 0)
        r = flush_results(&error);
    if (r < 0)
        talk_error(&context.talk, &error);
    context_close(&context);
    return r < 0 ? (int)exit_code_of((enum error_code)r) : r;
}

static int run_invocation(struct invocation *invocation)
{
    struct context context;
    struct error error;
    int r = context_open(&context, invocation, &error);
    int code;

    if (r == 0)
        r = run_command(&context, invocation, &error);
    if (r >= 0) {
        int flushed = flush_results(&error);

        r = flushed < 0 ? flushed : r;
    }
    if (r < 0)
        talk_error(&context.talk, &error);
    code = r < 0 ? (int)exit_code_of((enum error_code)r) : r;
    run_note_end(&context.task.run, exit_code_status(code), code, r < 0 ? &error : NULL);
    context_close(&context);
    return code;
}

/* An unreadable command line has no options to obey; --json is still honoured for its error. */
static int report_usage(int argc, char **argv, const struct error *error)
{
    struct talk talk = {.level = TALK_NORMAL};

    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--json") == 0)
            talk.errors_as_json = true;
    talk_error(&talk, error);
    return (int)exit_code_of(error->code);
}

int program_run(int argc, char **argv)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct invocation invocation;
    struct error error;

    arena_init(&arena);
    if (invocation_read(argc, argv, &arena, &invocation, &error) < 0)
        return report_usage(argc, argv, &error);
    return is_for_help(&invocation) ? run_help(&invocation) : run_invocation(&invocation);
}
