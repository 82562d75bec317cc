/* Help from the command table: examples first. */
#include "help.h"

#include "commands.h"

#include "trackside/liverc.h"

#include <stdio.h>
#include <string.h>

enum {
    JSON_FORMAT = 1, /* of docs/cli.md: names, keys, units, exit codes */
    MAX_WORDS = 3,   /* of a command's name */
};

static void print_options(const char *title, const struct option_spec *options)
{
    if (options == NULL || options->name == NULL)
        return;
    printf("\n%s\n", title);
    for (; options->name != NULL; options++) {
        char left[64];

        snprintf(left, sizeof(left), "%s--%s%s%s",
                 options->letter == 'q'   ? "-q, "
                 : options->letter == 'v' ? "-v, "
                 : options->letter == 'h' ? "-h, "
                                          : "",
                 options->name, options->argument != NULL ? " " : "",
                 options->argument != NULL ? options->argument : "");
        printf("  %-22s %s\n", left, options->summary);
    }
}

static void print_examples(const char *examples)
{
    printf("Examples\n");
    while (*examples != '\0') {
        size_t size = strcspn(examples, "\n");

        printf("  %.*s\n", (int)size, examples);
        examples += size + (examples[size] == '\n');
    }
}

static void print_command(const struct command *command)
{
    print_examples(command->examples);
    printf("\nUsage\n  trackside %s %s\n\n%s.\n", command->name, command->arguments,
           command->summary);
    if (command->notes != NULL)
        printf("%s\n", command->notes);
    print_options("Options", command->options);
    print_options("Options of every command", global_options);
}

/* The summaries begin in one column, behind the longest name. */
static int name_width(void)
{
    size_t width = 0;

    for (size_t i = 0; i < command_table_size; i++)
        if (strlen(command_table[i]->name) > width)
            width = strlen(command_table[i]->name);
    return (int)width;
}

static void print_summary(const struct command *command)
{
    printf("  %-*s  %s\n", name_width(), command->name, command->summary);
}

static void print_program(void)
{
    print_examples("trackside demo\n"
                   "trackside track add canberraoffroad --timezone Australia/Sydney\n"
                   "trackside discover canberraoffroad\n"
                   "trackside ingest canberraoffroad 2025-10-25\n"
                   "trackside leaderboard canberraoffroad 2025-10-25\n"
                   "trackside sessions canberraoffroad 2025-10-25 --driver morgan --json");
    printf("\nUsage\n  trackside [OPTIONS] COMMAND [OPTIONS] [ARGUMENTS]\n\nCommands\n");
    for (size_t i = 0; i < command_table_size; i++)
        print_summary(command_table[i]);
    print_options("Options of every command", global_options);
    printf("\n`trackside help COMMAND` tells more about one of them.\n");
}

int help_print(const struct command *command)
{
    if (command != NULL)
        print_command(command);
    else
        print_program();
    return 0;
}

int help_print_version(const struct output *output, struct error *err)
{
    struct json *json;

    if (!output_is_json(output)) {
        printf("trackside %s\n", TRACKSIDE_VERSION);
        return 0;
    }
    json = json_new_object();
    json_put_text(json, "version", TRACKSIDE_VERSION);
    json_put_int(json, "format", JSON_FORMAT);
    json_put_int(json, "parser", LIVERC_PARSER_VERSION);
    return output_json(output, json, err);
}

/* Help on a family ("track", "driver alias") lists its commands. */
static int print_family(const char *family, char *const *words, struct arena *arena,
                        struct error *err)
{
    const char *word = words[0];
    size_t size = strlen(family);
    size_t n = 0;
    const char *nearest;

    for (size_t i = 0; i < command_table_size; i++) {
        const char *name = command_table[i]->name;

        if (strncmp(name, family, size) != 0 || name[size] != ' ')
            continue;
        print_summary(command_table[i]);
        n++;
    }
    if (n > 0)
        return 0;
    nearest = command_nearest(word, arena);
    if (nearest != NULL)
        return error_set(err, ERROR_USAGE, "there is no command %s; did you mean %s?", word,
                         nearest);
    return error_set(err, ERROR_USAGE,
                     "there is no command %s; `trackside help` lists the commands", word);
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    const struct command *command = NULL;
    char *words[MAX_WORDS] = {NULL};
    const char *family = "";
    int n_words;

    (void)context;
    if (invocation->n_arguments == 0)
        return help_print(NULL);
    for (int i = 0; i < invocation->n_arguments; i++) {
        words[i] = arena_text(&context->arena, invocation->arguments[i]);
        family = arena_format(&context->arena, "%s%s%s", family, i > 0 ? " " : "", words[i]);
    }
    command = command_find(invocation->n_arguments, words, &n_words);
    if (command != NULL)
        return help_print(command);
    return print_family(family, words, &context->arena, err);
}

const struct command command_help = {
    .name = "help",
    .arguments = "[COMMAND]",
    .summary = "Explain the program, or one command",
    .examples = "trackside help\ntrackside help ingest",
    .max_arguments = MAX_WORDS,
    .access = ACCESS_NONE,
    .run = run,
};
