/*
 * Taking the command line apart with getopt_long: options of the command and those of every
 * command, before or after the command's name.
 */
#include "command.h"

#include "trackside/day_word.h"
#include "trackside/text.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

enum {
    MAX_OPTIONS = 64,    /* known ones, of all commands and of one */
    FIRST_OPTION = 1000, /* what getopt returns for the first known one: above any letter */
};

const struct option_spec global_options[] = {
    {"data", "DIR", "where mirror.db and race.db live", 0, false},
    {"site", "TEMPLATE", "the site; {track} stands for the track's slug", 0, false},
    {"offline", NULL, "no network at all; stored pages of any age are used", 0, false},
    {"refresh", NULL, "ask the site again, however fresh the stored page is", 0, false},
    {"set", "KEY=VALUE", "one setting for this run (see `config list`)", 0, true},
    {"json", NULL, "print JSON", 0, false},
    {"ndjson", NULL, "print JSON, one object a line", 0, false},
    {"csv", NULL, "print CSV", 0, false},
    {"tsv", NULL, "print tab-separated lines", 0, false},
    {"table", NULL, "print a table, also into a pipe", 0, false},
    {"quiet", NULL, "say nothing but errors", 'q', false},
    {"verbose", NULL, "say what is being done", 'v', false},
    {"no-progress", NULL, "no progress: no bar on a terminal, no line for each page in a pipe", 0,
     false},
    {"color", "WHEN", "auto, always or never", 0, false},
    {"log-format", "FORM", "text, or json for one object per event on stderr", 0, false},
    {"help", NULL, "how to use the command", 'h', false},
    {"version", NULL, "the program's version", 0, false},
    {NULL, NULL, NULL, 0, false},
};

/* The options known at this point, in getopt's form beside ours. */
struct known_options {
    const struct option_spec *specs[MAX_OPTIONS];
    struct option getopt_form[MAX_OPTIONS + 1];
    char letters[2 * MAX_OPTIONS];
    size_t n;
};

static void add_options(struct known_options *known, const struct option_spec *specs)
{
    for (; specs != NULL && specs->name != NULL && known->n < MAX_OPTIONS; specs++) {
        known->specs[known->n] = specs;
        known->getopt_form[known->n] = (struct option){
            .name = specs->name,
            .has_arg = specs->argument != NULL ? required_argument : no_argument,
            .val = FIRST_OPTION + (int)known->n,
        };
        if (specs->letter != 0)
            strncat(known->letters, &specs->letter, 1);
        known->n++;
    }
}

static const struct option_spec *spec_of(const struct known_options *known, int value)
{
    if (value >= FIRST_OPTION)
        return known->specs[value - FIRST_OPTION];
    for (size_t i = 0; i < known->n; i++)
        if (known->specs[i]->letter == value)
            return known->specs[i];
    return NULL;
}

static int fail_unknown(const struct known_options *known, const char *typed, struct error *err)
{
    const char *names[MAX_OPTIONS];
    const char *nearest;

    for (size_t i = 0; i < known->n; i++)
        names[i] = known->specs[i]->name;
    nearest = strncmp(typed, "--", 2) == 0 ? text_nearest(typed + 2, names, known->n) : NULL;
    if (nearest != NULL)
        return error_set(err, ERROR_USAGE, "there is no option %s; did you mean --%s?", typed,
                         nearest);
    return error_set(err, ERROR_USAGE, "there is no option %s; --help shows the options", typed);
}

/* The word getopt has just stumbled over: the one before optind, or, in a bundle of letters, at it.
 */
static const char *stumbled_word(char **argv, char *letter)
{
    if (optopt > 0 && optopt < FIRST_OPTION) {
        letter[0] = '-';
        letter[1] = (char)optopt;
        letter[2] = '\0';
        return letter;
    }
    return argv[optind - 1];
}

/* getopt takes `--ref` for `--refresh`; a script that relies on it breaks when an option is added.
 */
static bool is_abbreviated(const struct option_spec *spec, const char *typed)
{
    size_t size;

    if (strncmp(typed, "--", 2) != 0)
        return false;
    size = strcspn(typed + 2, "=");
    return strncmp(typed + 2, spec->name, size) == 0 && spec->name[size] != '\0';
}

static int take_option(const struct known_options *known, int value, char **argv, int first,
                       struct arena *arena, struct invocation *invocation, struct error *err)
{
    char letter[3];
    const struct option_spec *spec;

    if (value == ':')
        return error_set(err, ERROR_USAGE, "%s needs a value; --help shows which",
                         argv[optind - 1]);
    if (value == '?')
        return fail_unknown(known, stumbled_word(argv, letter), err);

    spec = spec_of(known, value);
    if (spec == NULL || is_abbreviated(spec, argv[first]))
        return fail_unknown(known, argv[first], err);
    invocation->options =
        arena_grow(arena, invocation->options, invocation->n_options, sizeof(*invocation->options));
    invocation->options[invocation->n_options++] =
        (struct given_option){.spec = spec, .value = optarg};
    return 0;
}

/* Read options; `in_order` stops at the first word that is none. */
static int read_options(int argc, char **argv, const struct known_options *known, bool in_order,
                        struct arena *arena, struct invocation *invocation, struct error *err)
{
    const char *letters = arena_format(arena, "%s:%s", in_order ? "+" : "", known->letters);
    int value;

    optind = 0; /* glibc: start anew */
    opterr = 0;
    for (;;) {
        int first = optind == 0 ? 1 : optind;
        int r;

        optopt = 0;
        value = getopt_long(argc, argv, letters, known->getopt_form, NULL);
        if (value == -1)
            return 0;
        /* With words in between, getopt moves the option's own word just before optind. */
        if (!in_order)
            first = optind - 1 - (optarg != NULL && optarg == argv[optind - 1]);
        r = take_option(known, value, argv, first, arena, invocation, err);
        if (r < 0)
            return r;
    }
}

static int fail_command(int n_words, char **words, struct arena *arena, struct error *err)
{
    const char *nearest = command_nearest(words[0], arena);

    if (nearest != NULL && strcmp(nearest, words[0]) == 0)
        return error_set(err, ERROR_USAGE,
                         "%s%s%s is no command; `trackside help %s` lists what there is", words[0],
                         n_words > 1 ? " " : "", n_words > 1 ? words[1] : "", words[0]);
    if (nearest != NULL)
        return error_set(err, ERROR_USAGE, "there is no command %s; did you mean %s?", words[0],
                         nearest);
    return error_set(err, ERROR_USAGE,
                     "there is no command %s; `trackside help` lists the commands", words[0]);
}

int invocation_check_count(const struct invocation *invocation, struct error *err)
{
    const struct command *command = invocation->command;

    if (invocation->n_arguments < command->min_arguments ||
        invocation->n_arguments > command->max_arguments)
        return error_set(err, ERROR_USAGE, "too %s arguments; the usage is: trackside %s %s",
                         invocation->n_arguments < command->min_arguments ? "few" : "many",
                         command->name, command->arguments);
    return 0;
}

/* getopt takes "-3" for an option. Where a date is wanted it is three days ago: it passes behind a
 * character that begins no option. */
enum {
    DAYS_MARK = '\x01',
};

static char **mark_days(int argc, char **argv, const struct command *command, struct arena *arena)
{
    char **words = arena_new_array(arena, (size_t)argc + 1, char *);
    bool has_days = strstr(command->arguments, "DATE") != NULL;

    for (int i = 0; i < argc; i++)
        words[i] = has_days && day_word_is(argv[i]) && argv[i][0] == '-'
                       ? arena_format(arena, "%c%s", DAYS_MARK, argv[i])
                       : argv[i];
    return words;
}

static const char *without_mark(const char *word)
{
    return word != NULL && word[0] == DAYS_MARK ? word + 1 : word;
}

static bool wants_help(const struct invocation *invocation)
{
    return invocation_has(invocation, "help") || invocation_has(invocation, "version");
}

/* The words behind the command's name: its options, in any place, and its arguments. */
static int read_rest(int argc, char **argv, struct arena *arena, struct invocation *invocation,
                     struct error *err)
{
    struct known_options known = {.n = 0};
    char **words = mark_days(argc, argv, invocation->command, arena);
    int r;

    add_options(&known, global_options);
    add_options(&known, invocation->command->options);
    r = read_options(argc, words, &known, false, arena, invocation, err);
    if (r < 0)
        return r;
    for (size_t i = 0; i < invocation->n_options; i++)
        invocation->options[i].value = without_mark(invocation->options[i].value);
    invocation->n_arguments = argc - optind;
    invocation->arguments =
        arena_new_array(arena, (size_t)invocation->n_arguments + 1, const char *);
    for (int i = 0; i < invocation->n_arguments; i++)
        invocation->arguments[i] = without_mark(words[optind + i]);
    return 0;
}

int invocation_read(int argc, char **argv, struct arena *arena, struct invocation *ret_invocation,
                    struct error *err)
{
    struct known_options known = {.n = 0};
    struct invocation invocation = {.command = NULL};
    int n_words = 0;
    int r;

    add_options(&known, global_options);
    r = read_options(argc, argv, &known, true, arena, &invocation, err);
    if (r < 0)
        return r;
    if (optind < argc) {
        invocation.command = command_find(argc - optind, argv + optind, &n_words);
        if (invocation.command == NULL && !wants_help(&invocation))
            return fail_command(argc - optind, argv + optind, arena, err);
    }
    if (invocation.command != NULL) {
        int skip = optind + n_words - 1; /* getopt passes over the word at index 0 */

        r = read_rest(argc - skip, argv + skip, arena, &invocation, err);
        if (r < 0)
            return r;
    }
    *ret_invocation = invocation;
    return 0;
}

const char *invocation_value(const struct invocation *invocation, const char *option)
{
    for (size_t i = invocation->n_options; i > 0; i--)
        if (strcmp(invocation->options[i - 1].spec->name, option) == 0)
            return invocation->options[i - 1].value;
    return NULL;
}

bool invocation_has(const struct invocation *invocation, const char *option)
{
    for (size_t i = 0; i < invocation->n_options; i++)
        if (strcmp(invocation->options[i].spec->name, option) == 0)
            return true;
    return false;
}

const char *invocation_argument(const struct invocation *invocation, int index)
{
    return index < invocation->n_arguments ? invocation->arguments[index] : NULL;
}
