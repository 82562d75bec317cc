/* Which spelling of a class is used most. */
#include "spelling.h"

#include <string.h>

void spellings_count(struct spellings *spellings, const char *text, struct arena *arena)
{
    for (size_t i = 0; i < spellings->n; i++) {
        if (strcmp(spellings->list[i].text, text) == 0) {
            spellings->list[i].n_sessions++;
            return;
        }
    }
    spellings->list = arena_grow(arena, spellings->list, spellings->n, sizeof(*spellings->list));
    spellings->list[spellings->n++] = (struct spelling){text, 1};
}

const char *spellings_most_used(const struct spellings *spellings)
{
    const struct spelling *most = &spellings->list[0];

    for (size_t i = 1; i < spellings->n; i++)
        if (spellings->list[i].n_sessions > most->n_sessions)
            most = &spellings->list[i];
    return most->text;
}
