/* All commands, sorted by name; help, completion and the dispatcher read this table. */
#include "command.h"
#include "commands.h"

#include "trackside/text.h"

#include <string.h>

#define COMMAND_ADDRESS(name) &command_##name,
const struct command *const command_table[] = {COMMANDS(COMMAND_ADDRESS)};
#undef COMMAND_ADDRESS

const size_t command_table_size = sizeof(command_table) / sizeof(command_table[0]);

/* How many words the command's name has when it stands at the beginning of the words, else 0. */
static int words_matched(const struct command *command, int n_words, char *const *words)
{
    const char *rest = command->name;
    int n = 0;

    while (*rest != '\0') {
        size_t size = strcspn(rest, " ");

        if (n == n_words || strlen(words[n]) != size || strncmp(rest, words[n], size) != 0)
            return 0;
        n++;
        rest += size + (rest[size] == ' ');
    }
    return n;
}

const struct command *command_find(int n_words, char *const *words, int *ret_n_words)
{
    for (size_t i = 0; i < command_table_size; i++) {
        int n = words_matched(command_table[i], n_words, words);

        if (n > 0) {
            *ret_n_words = n;
            return command_table[i];
        }
    }
    return NULL;
}

/* By the first words of all commands, so that "trck" finds "track". */
const char *command_nearest(const char *word, struct arena *arena)
{
    const char *names[sizeof(command_table) / sizeof(command_table[0])];

    for (size_t i = 0; i < command_table_size; i++) {
        const char *name = command_table[i]->name;

        names[i] = arena_format(arena, "%.*s", (int)strcspn(name, " "), name);
    }
    return text_nearest(word, names, command_table_size);
}
