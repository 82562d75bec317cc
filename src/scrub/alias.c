/* Aliases of a whole lexicon, none of which is a word that is to go, or one that stays. */
#include "alias.h"

#include "pseudoword.h"

#include "trackside/buffer.h"
#include "trackside/character.h"
#include "trackside/number.h"

#include <inttypes.h>
#include <string.h>

enum {
    MAX_ATTEMPTS = 2000,
    MAX_DERIVED_SIZE = 64 * 1024,
    MAX_ID_DIGITS = 18,
    SMALL_PART = 20, /* session ids move by a twentieth of all ids of their length at least */
};

struct maker {
    struct lexicon *lexicon;
    struct bytes seed;
    struct key_table used;
};

static bool is_free(const struct maker *maker, const char *alias)
{
    const struct lexicon *lexicon = maker->lexicon;

    if (key_table_find(&maker->used, alias) != NULL ||
        key_table_find(&lexicon->entries, alias) != NULL ||
        vocabulary_has(lexicon->vocabulary, alias))
        return false;
    for (size_t i = 0; i < lexicon->n_inside; i++) {
        if (strstr(alias, lexicon->inside[i]->key) != NULL)
            return false;
    }
    return true;
}

static void give(struct maker *maker, struct entry *entry, const char *alias)
{
    entry->alias = alias;
    *key_table_at(&maker->used, alias) = entry;
}

static int make_one(struct maker *maker, struct entry *entry, struct error *err)
{
    struct arena *arena = maker->lexicon->arena;
    bool is_initial = !entry->is_number && !entry->is_ideograph && entry->n_letters == 1;

    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
        struct choice choice = {maker->seed, entry->key, attempt};
        const char *alias =
            entry->is_number ? pseudonumber(&choice, arena) : pseudoword(&choice, arena);

        /* Initials are moved along the alphabet, which makes each another by itself. */
        if (is_initial ? strcmp(alias, entry->key) != 0 : is_free(maker, alias)) {
            give(maker, entry, alias);
            return 0;
        }
    }
    return error_set(err, ERROR_CHECK,
                     "there are not enough aliases of %zu %s for all that is to be replaced; "
                     "scrub fewer pages at a time",
                     entry->n_letters, entry->is_number ? "digits" : "letters");
}

/* ---- words that are others written differently ---- */

/* All parts have aliases by then, or are themselves such words and have none. */
static const char *derived(const struct entry *entry, struct arena *arena)
{
    struct buffer alias;
    const char *text = NULL;

    buffer_init(&alias, MAX_DERIVED_SIZE);
    for (size_t i = 0; i < entry->n_parts; i++) {
        const char *part = entry->parts[i] != NULL ? entry->parts[i]->alias : NULL;
        struct bytes rest = bytes_from_text(part);
        int32_t c;

        while (rest.size > 0) {
            character_take(&rest, &c);
            if (!entry->plain || character_class_of(c) != CHARACTER_MARK)
                character_append(&alias, c);
        }
    }
    if (alias.size > 0)
        text = arena_text_of(arena, buffer_bytes(&alias));
    buffer_deinit(&alias);
    return text;
}

static void derive(struct maker *maker, struct entry *entry)
{
    const char *alias = derived(entry, maker->lexicon->arena);

    if (alias != NULL && is_free(maker, alias))
        give(maker, entry, alias);
}

/* ---- session ids: all of one length are moved by one distance, so that their order stays ---- */

/* Newer ids are larger: those of one length are all moved together. */
struct id_group {
    size_t n_digits;
    int64_t least, greatest;
    struct entry **ids;
    size_t n;
};

static bool has_order(const struct entry *entry)
{
    return entry->kind == SCRUB_SESSION && entry->n_letters <= MAX_ID_DIGITS &&
           entry->key[0] != '0';
}

static struct id_group group_of(const struct lexicon *lexicon, size_t n_digits)
{
    struct id_group group = {.n_digits = n_digits, .least = INT64_MAX};

    group.ids = arena_new_array(lexicon->arena, lexicon->n_entries, struct entry *);
    for (size_t i = 0; i < lexicon->n_entries; i++) {
        struct entry *entry = lexicon->sorted[i];
        int64_t value;

        if (!has_order(entry) || entry->n_letters != n_digits ||
            !number_read_int(bytes_from_text(entry->key), &value))
            continue;
        group.least = value < group.least ? value : group.least;
        group.greatest = value > group.greatest ? value : group.greatest;
        group.ids[group.n++] = entry;
    }
    return group;
}

/* A distance up or down for which all ids keep their length; 0 when there is none. */
static int64_t distance_of(const struct id_group *group, const struct maker *maker, int attempt)
{
    struct choice choice = {maker->seed, "session ids", attempt};
    int64_t lowest = 1, part, room, distance;

    for (size_t i = 1; i < group->n_digits; i++)
        lowest *= 10;
    part = 9 * lowest / SMALL_PART;
    room = attempt % 2 == 0 ? 10 * lowest - 1 - group->greatest : group->least - lowest;
    distance = part + pseudodistance(&choice) % (2 * part + 1) + 1;
    if (distance > room && room > 0)
        distance = 1 + pseudodistance(&choice) % room;
    if (room <= 0)
        return 0;
    return attempt % 2 == 0 ? distance : -distance;
}

static bool try_distance(struct maker *maker, const struct id_group *group, int64_t distance)
{
    struct arena *arena = maker->lexicon->arena;
    const char **aliases = arena_new_array(arena, group->n, const char *);

    for (size_t i = 0; i < group->n; i++) {
        int64_t value = 0;

        number_read_int(bytes_from_text(group->ids[i]->key), &value);
        aliases[i] = arena_format(arena, "%" PRId64, value + distance);
        if (!is_free(maker, aliases[i]))
            return false;
    }
    for (size_t i = 0; i < group->n; i++)
        give(maker, group->ids[i], aliases[i]);
    return true;
}

static int move_ids(struct maker *maker, const struct id_group *group, struct error *err)
{
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
        int64_t distance = distance_of(group, maker, attempt);

        if (distance != 0 && try_distance(maker, group, distance))
            return 0;
    }
    return error_set(err, ERROR_CHECK,
                     "session ids of %zu digits cannot be replaced by others in the same order; "
                     "scrub fewer pages at a time",
                     group->n_digits);
}

static int move_all_ids(struct maker *maker, struct error *err)
{
    int r = 0;

    for (size_t n_digits = 1; r == 0 && n_digits <= MAX_ID_DIGITS; n_digits++) {
        struct id_group group = group_of(maker->lexicon, n_digits);

        if (group.n > 0)
            r = move_ids(maker, &group, err);
    }
    return r;
}

int alias_make_all(struct lexicon *lexicon, struct bytes seed, struct error *err)
{
    struct maker maker = {.lexicon = lexicon, .seed = seed};
    int r;

    key_table_init(&maker.used, lexicon->arena);
    r = move_all_ids(&maker, err);
    for (size_t i = 0; r == 0 && i < lexicon->n_entries; i++) {
        if (lexicon->sorted[i]->alias == NULL && lexicon->sorted[i]->n_parts == 0)
            r = make_one(&maker, lexicon->sorted[i], err);
    }
    for (size_t i = 0; r == 0 && i < lexicon->n_entries; i++) {
        if (lexicon->sorted[i]->alias == NULL)
            derive(&maker, lexicon->sorted[i]);
        if (lexicon->sorted[i]->alias == NULL)
            r = make_one(&maker, lexicon->sorted[i], err);
    }
    return r;
}
