/*
 * A command: one file with one constant descriptor. Help, completion and the man page read the
 * same data as the dispatcher.
 */
#ifndef TRACKSIDE_COMMAND_H
#define TRACKSIDE_COMMAND_H

#include "context.h"

/* One option, of a command or of all. The last entry of a list has a NULL name. */
struct option_spec {
    const char *name;     /* without dashes */
    const char *argument; /* NULL: a flag */
    const char *summary;
    char letter;     /* short form; 0: none */
    bool repeatable; /* else the last one given counts */
};

enum command_access {
    ACCESS_NONE,  /* touches no database, or opens its own */
    ACCESS_READ,  /* reads the stores; there must be some */
    ACCESS_WRITE, /* makes and changes the stores */
};

struct invocation;

struct command {
    const char *name;      /* one word or more: "track add", "driver alias add" */
    const char *arguments; /* as in the usage line: "SLUG DATE" */
    const char *summary;   /* one line, no full stop */
    const char *examples;  /* lines, each a command to copy */
    const char *notes;     /* a paragraph for --help; NULL: none */
    const struct option_spec *options;
    int min_arguments;
    int max_arguments;
    enum command_access access;
    bool is_logged; /* a run of it is a row in the log of runs (run_note.h) */
    /*
     * 0: done. Negative: an error_code with its sentence. Positive: an exit code of cli.md that
     * the command has explained itself (EXIT_PARTIAL, EXIT_STALE).
     */
    int (*run)(struct context *context, const struct invocation *invocation, struct error *err);
};

/* All commands, sorted by name. */
extern const struct command *const command_table[];
extern const size_t command_table_size;

/* The command that argv begins with, and of how many words it is. NULL when there is none. */
const struct command *command_find(int n_words, char *const *words, int *ret_n_words);

/* The first word of a command most like a mistyped one, in the arena; NULL when none is. */
const char *command_nearest(const char *word, struct arena *arena);

/* The options that every command takes. */
extern const struct option_spec global_options[];

/* ---- what the user typed ---- */

struct given_option {
    const struct option_spec *spec;
    const char *value; /* NULL for a flag */
};

struct invocation {
    const struct command *command;
    const char **arguments; /* what is neither option nor command */
    int n_arguments;
    struct given_option *options; /* in the order given, global ones too */
    size_t n_options;
};

/* Take argv apart. ERROR_USAGE with the nearest command or option for a mistyped one. */
int invocation_read(int argc, char **argv, struct arena *arena, struct invocation *ret_invocation,
                    struct error *err);

/* Are there as many arguments as the command takes? ERROR_USAGE when not. */
int invocation_check_count(const struct invocation *invocation, struct error *err);

bool invocation_has(const struct invocation *invocation, const char *option);

/* The (last) value given; NULL when not given. */
const char *invocation_value(const struct invocation *invocation, const char *option);

/* The positional argument at index, or NULL. */
const char *invocation_argument(const struct invocation *invocation, int index);

#endif
