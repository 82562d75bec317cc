/* trackside completion: a completion script for the user's shell, from the command table. */
#include "commands.h"

#include <stdio.h>
#include <string.h>

static void print_words(const char *separator)
{
    for (size_t i = 0; i < command_table_size; i++)
        printf("%s%s", i > 0 ? separator : "", command_table[i]->name);
}

static void print_options(const struct option_spec *options)
{
    for (; options != NULL && options->name != NULL; options++)
        printf(" --%s", options->name);
}

/* The second words of a family ("track"), whose commands stand side by side in the table. */
static void print_family(size_t first, int family_size)
{
    const char *family = command_table[first]->name;

    printf("  '%.*s') words='", family_size, family);
    for (size_t i = first; i < command_table_size; i++)
        if (strncmp(command_table[i]->name, family, (size_t)family_size + 1) == 0)
            printf(" %s", command_table[i]->name + family_size + 1);
    printf("' ;;\n");
}

static void print_families(void)
{
    const char *last = "";
    size_t last_size = 0;

    for (size_t i = 0; i < command_table_size; i++) {
        const char *name = command_table[i]->name;
        size_t size = strcspn(name, " ");

        if (name[size] == ' ' && (size != last_size || strncmp(name, last, size) != 0))
            print_family(i, (int)size);
        last = name;
        last_size = size;
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
    print_words(" ");
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

/* A command of two words is offered word by word, its options behind both. */
static void print_fish_command(const struct command *command)
{
    int first_size = (int)strcspn(command->name, " ");
    const char *second = strchr(command->name, ' ');
    char condition[128];

    snprintf(condition, sizeof(condition), "__fish_seen_subcommand_from %.*s", first_size,
             command->name);
    printf("complete -c trackside -n __fish_use_subcommand -f -a %.*s", first_size, command->name);
    if (second == NULL) {
        printf(" -d \"%s\"\n", command->summary);
    } else {
        printf("\ncomplete -c trackside -n '%s' -f -a %s -d \"%s\"\n", condition, second + 1,
               command->summary);
        snprintf(condition, sizeof(condition),
                 "__fish_seen_subcommand_from %.*s; and __fish_seen_subcommand_from %s", first_size,
                 command->name, second + 1);
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
