/* Who is meant by a name or by transponders. */
#include "pace_choice.h"

#include "trackside/pace_report.h"

#include "trackside/text.h"

#include <string.h>

/* How well a drive fits. */
enum fit {
    FIT_NONE,
    FIT_IN_NAME,
    FIT_NAME,
    FIT_CHIP,
};

bool pace_lists_chip(const char *text, const char *chip)
{
    struct bytes rest = bytes_from_text(text), word;

    while (chip != NULL && bytes_split(&rest, ',', &word))
        if (bytes_equal_text(bytes_trim(word), chip))
            return true;
    return false;
}

static bool is_named(const char *name, const char *key, struct arena *arena)
{
    return strcmp(text_name_key(name, arena), key) == 0;
}

static enum fit fit_of(const struct pace_drive *drive, const char *text, const char *key,
                       struct arena *arena)
{
    if (pace_lists_chip(text, drive->transponder) || pace_lists_chip(text, drive->source_driver_id))
        return FIT_CHIP;
    if (key[0] != '\0' &&
        (is_named(drive->person, key, arena) || is_named(drive->driver_name, key, arena)))
        return FIT_NAME;
    if (text_name_has(drive->person, text, arena) || text_name_has(drive->driver_name, text, arena))
        return FIT_IN_NAME;
    return FIT_NONE;
}

/* The names of those who fit as well as anybody does, each once, with commas between. */
static const char *list_names(const struct pace_drive *drives, const enum fit *fits, size_t n,
                              enum fit best, struct arena *arena, size_t *ret_n_names)
{
    const char **names = arena_new_array(arena, n, const char *);
    const char *list = "";

    *ret_n_names = 0;
    for (size_t i = 0; i < n; i++) {
        bool is_new = fits[i] == best;

        for (size_t j = 0; is_new && j < *ret_n_names; j++)
            is_new = !is_named(drives[i].person, text_name_key(names[j], arena), arena);
        if (!is_new)
            continue;
        list = arena_format(arena, "%s%s%s", list, *ret_n_names > 0 ? ", " : "", drives[i].person);
        names[(*ret_n_names)++] = drives[i].person;
    }
    return list;
}

/* Whoever is linked to a person that fits is meant too. */
static bool is_same_person(const struct pace_drive *drive, const struct pace_drive *drives,
                           const enum fit *fits, size_t n, enum fit best)
{
    for (size_t i = 0; drive->is_linked && i < n; i++)
        if (fits[i] == best && drives[i].is_linked && strcmp(drives[i].person, drive->person) == 0)
            return true;
    return false;
}

int pace_choose(const struct pace_drive *drives, size_t n, const char *text, struct arena *arena,
                bool *ret_is_meant, const char **ret_name, struct error *err)
{
    enum fit *fits = arena_new_array(arena, n, enum fit);
    const char *key = text_name_key(text, arena);
    enum fit best = FIT_NONE;
    const char *names;
    size_t n_names;

    for (size_t i = 0; i < n; i++) {
        fits[i] = fit_of(&drives[i], text, key, arena);
        if (fits[i] > best)
            best = fits[i];
    }
    if (best == FIT_NONE)
        return error_set(err, ERROR_NOT_FOUND,
                         "nobody with '%s' as transponder or in the name drove", text);
    names = list_names(drives, fits, n, best, arena, &n_names);
    if (n_names > 1 && best == FIT_IN_NAME)
        return error_set(err, ERROR_USAGE, "'%s' is in several names: %s; give one of them whole",
                         text, names);
    for (size_t i = 0; i < n; i++)
        ret_is_meant[i] = fits[i] == best || is_same_person(&drives[i], drives, fits, n, best);
    *ret_name = names;
    return 0;
}
