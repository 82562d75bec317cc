/* From ids and names to the drivers of an event, each once. */
#include "meeting_people.h"

#include "driver_name.h"

#include "trackside/digest.h"
#include "trackside/text.h"

#include <string.h>

/* In an index of names: more than one person is called so. */
#define SEVERAL SIZE_MAX

void meeting_people_init(struct meeting_people *people, const char *event_id, struct arena *arena)
{
    *people = (struct meeting_people){.arena = arena,
                                      .key_prefix = arena_format(arena, "entry_%s_", event_id)};
}

void meeting_people_begin_list(struct meeting_people *people)
{
    people->list++;
}

/* ---- names ---- */

static void set_name(struct meeting_people *people, struct driver_row *driver, const char *name)
{
    driver->display_name = name;
    driver->normalized_name = driver_name_normalize(name, people->arena);
    driver->search_key = text_name_key(name, people->arena);
}

static void index_name(struct meeting_people *people, struct text_index *index, const char *name,
                       size_t driver)
{
    size_t *number = text_index_put(index, name, driver, people->arena);

    if (*number != driver)
        *number = SEVERAL;
}

/* A name of neither letters nor digits has no key. */
static void learn_name(struct meeting_people *people, const char *name, size_t driver)
{
    const char *key = text_name_key(name, people->arena);

    index_name(people, &people->by_name, name, driver);
    if (key[0] != '\0')
        index_name(people, &people->by_key, key, driver);
}

/* ---- drivers ---- */

static size_t add_driver(struct meeting_people *people, const char *driver_id, const char *name)
{
    size_t number = people->n;

    people->drivers = arena_grow(people->arena, people->drivers, number, sizeof(*people->drivers));
    people->listed_in =
        arena_grow(people->arena, people->listed_in, number, sizeof(*people->listed_in));
    people->drivers[number] = (struct driver_row){.source_driver_id = driver_id};
    people->listed_in[number] = 0;
    set_name(people, &people->drivers[number], name);
    people->n++;
    return number;
}

static size_t list(struct meeting_people *people, size_t driver)
{
    people->listed_in[driver] = people->list;
    return driver;
}

/* The races are added in the order they were run, so that the last name is the latest. */
static void name_again(struct meeting_people *people, struct driver_row *driver, const char *name,
                       const char *named_at_local)
{
    if (named_at_local != NULL && driver->named_at_local != NULL &&
        strcmp(named_at_local, driver->named_at_local) < 0)
        return;
    if (named_at_local != NULL)
        driver->named_at_local = named_at_local;
    if (strcmp(driver->display_name, name) != 0)
        set_name(people, driver, name);
}

size_t meeting_people_add(struct meeting_people *people, const char *driver_id, const char *name,
                          const char *named_at_local)
{
    size_t number = *text_index_put(&people->by_id, driver_id, people->n, people->arena);

    if (number == people->n)
        add_driver(people, driver_id, name);
    name_again(people, &people->drivers[number], name, named_at_local);
    learn_name(people, name, number);
    return list(people, number);
}

/* ---- by name ---- */

/* What stands for a name in a made key. */
static const char *key_text(const char *name, struct arena *arena)
{
    const char *key = text_name_key(name, arena);
    char hex[DIGEST_HEX_SIZE];

    return key[0] != '\0' ? key
                          : arena_format(arena, "%.16s", digest_sha256(bytes_from_text(name), hex));
}

static size_t add_entry(struct meeting_people *people, const char *name)
{
    const char *key =
        arena_format(people->arena, "%s%s", people->key_prefix, key_text(name, people->arena));
    size_t number = *text_index_put(&people->by_id, key, people->n, people->arena);

    if (number == people->n)
        add_driver(people, key, name);
    learn_name(people, name, number);
    return list(people, number);
}

/* Two of one name: class and row tell them apart, and others do not find them by it. */
static size_t add_namesake(struct meeting_people *people, const char *name, const char *class_name,
                           size_t row)
{
    struct arena *arena = people->arena;
    const char *key = arena_format(arena, "%s%s_%s_%zu", people->key_prefix, key_text(name, arena),
                                   class_name != NULL ? text_name_key(class_name, arena) : "", row);
    size_t number = *text_index_put(&people->by_id, key, people->n, arena);

    if (number == people->n)
        add_driver(people, key, name);
    return list(people, number);
}

size_t meeting_people_find(struct meeting_people *people, const char *name, const char *class_name,
                           size_t row, enum person_match *ret_match)
{
    const size_t *found = text_index_find(&people->by_name, name);

    *ret_match = PERSON_EXACT;
    if (found == NULL) {
        found = text_index_find(&people->by_key, text_name_key(name, people->arena));
        *ret_match = PERSON_FOLDED;
    }
    if (found == NULL) {
        *ret_match = PERSON_OF_LIST;
        return add_entry(people, name);
    }
    if (*found == SEVERAL || people->listed_in[*found] == people->list) {
        *ret_match = PERSON_AMBIGUOUS;
        return add_namesake(people, name, class_name, row);
    }
    return list(people, *found);
}
