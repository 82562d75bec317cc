/* trackside completion: a completion script for the user's shell, from the command table. */
#include "commands.h"

#include <stdio.h>
#include <string.h>

static void print_options(const struct option_spec *options)
{
    for (; options != NULL && options->name != NULL; options++)
        printf(" --%s", options->name);
}

/* Do the first `size` bytes of the command's name stand in the one before it in the table too? */
static bool is_repeated(size_t index, size_t size)
{
    const char *name = command_table[index]->name;
    const char *before = index > 0 ? command_table[index - 1]->name : "";

    return strncmp(name, before, size) == 0 && (before[size] == ' ' || before[size] == '\0');
}

/*
 * The words that may come behind the first `family_size` bytes of a command's name ("track "; 0: at
 * the beginning), whose commands stand side by side in the table.
 */
static void print_next_words(size_t first, size_t family_size)
{
    const char *family = command_table[first]->name;

    for (size_t i = first; i < command_table_size; i++) {
        const char *next = command_table[i]->name + family_size;
        int size;

        if (strncmp(command_table[i]->name, family, family_size) != 0)
            return;
        size = (int)strcspn(next, " ");
        if (!is_repeated(i, family_size + (size_t)size))
            printf(" %.*s", size, next);
    }
}

/* Each family once, also one within another: "driver", "driver alias". */
static void print_families(void)
{
    for (size_t i = 0; i < command_table_size; i++) {
        const char *name = command_table[i]->name;

        for (const char *blank = strchr(name, ' '); blank != NULL; blank = strchr(blank + 1, ' ')) {
            size_t size = (size_t)(blank - name);

            if (is_repeated(i, size))
                continue;
            printf("  '%.*s') words='", (int)size, name);
            print_next_words(i, size + 1);
            printf("' ;;\n");
        }
    }
}

/* Only what bash and zsh both understand. */
static void print_bash(void)
{
    printf("_trackside() {\n"
           "  local line=\"${COMP_WORDS[*]:1:COMP_CWORD-1}\" word=\"${COMP_WORDS[COMP_CWORD]}\"\n"
           "  local words options='");
    print_options(global_options);
    printf("'\n  case \"$line\" in\n");
    print_families();
    for (size_t i = 0; i < command_table_size; i++) {
        printf("  '%s'|'%s '*) words='", command_table[i]->name, command_table[i]->name);
        print_options(command_table[i]->options);
        printf("' ;;\n");
    }
    printf("  '') words='");
    print_next_words(0, 0);
    printf("' ;;\n  esac\n"
           "  COMPREPLY=($(compgen -W \"$words $options\" -- \"$word\"))\n"
           "}\ncomplete -o default -F _trackside trackside\n");
}

static void print_zsh(void)
{
    printf("#compdef trackside\nautoload -U bashcompinit && bashcompinit\n");
    print_bash();
}

static void print_fish_options(const char *condition, const struct option_spec *options)
{
    for (; options != NULL && options->name != NULL; options++)
        printf("complete -c trackside%s%s%s -l %s%s -d \"%s\"\n",
               condition[0] != '\0' ? " -n '" : "", condition, condition[0] != '\0' ? "'" : "",
               options->name, options->argument != NULL ? " -r" : "", options->summary);
}

/* A command of several words is offered word by word, its options behind all of them. */
static void print_fish_command(const struct command *command)
{
    const char *rest = command->name;
    char condition[256] = "__fish_use_subcommand";
    char seen[256] = "";

    while (*rest != '\0') {
        int size = (int)strcspn(rest, " ");
        size_t seen_size = strlen(seen);
        bool is_last = rest[size] == '\0';

        printf("complete -c trackside -n '%s' -f -a %.*s", condition, size, rest);
        printf(is_last ? " -d \"%s\"\n" : "\n", command->summary);
        snprintf(seen + seen_size, sizeof(seen) - seen_size, "%s__fish_seen_subcommand_from %.*s",
                 seen_size > 0 ? "; and " : "", size, rest);
        snprintf(condition, sizeof(condition), "%s", seen);
        rest += size + !is_last;
    }
    print_fish_options(condition, command->options);
}

static void print_fish(void)
{
    print_fish_options("", global_options);
    for (size_t i = 0; i < command_table_size; i++)
        print_fish_command(command_table[i]);
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    const char *shell = invocation_argument(invocation, 0);

    (void)context;
    if (strcmp(shell, "bash") == 0)
        print_bash();
    else if (strcmp(shell, "zsh") == 0)
        print_zsh();
    else if (strcmp(shell, "fish") == 0)
        print_fish();
    else
        return error_set(err, ERROR_USAGE,
                         "completion is made for bash, zsh and fish, not for '%s'", shell);
    return 0;
}

const struct command command_completion = {
    .name = "completion",
    .arguments = "SHELL",
    .summary = "Print a completion script for bash, zsh or fish",
    .examples = "trackside completion bash > ~/.local/share/bash-completion/completions/trackside",
    .min_arguments = 1,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .run = run,
};
