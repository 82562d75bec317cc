/* Rounds and their kinds. */
#include "meeting_type.h"

#include "trackside/text.h"

#include <string.h>

static bool begins(const char *folded, const char *word)
{
    struct bytes text = bytes_from_text(folded);
    struct bytes start = bytes_from_text(word);

    return bytes_starts_with(text, start) &&
           (text.size == start.size || text.data[start.size] == ' ');
}

static const char *type_of_round(const char *folded)
{
    static const struct {
        const char *word, *type;
    } rounds[] = {
        {"seeding", "seeding"},
        {"practice", "practice"},
        {"controlled practice", "practice"},
        {"open practice", "practice"},
        {"free practice", "practice"},
        {"warm up", "practice"},
        {"qualifier", "qualifying"},
        {"qualifying", "qualifying"},
        {"qual", "qualifying"},
        {"main events", "main"},
        {"mains", "main"},
    };

    for (size_t i = 0; i < sizeof(rounds) / sizeof(rounds[0]); i++)
        if (begins(folded, rounds[i].word))
            return rounds[i].type;
    return NULL;
}

/* Breaks are scheduled like mains, of a class of their own: "Track Maintenance A-Main". */
static bool is_called_a_pause(const char *folded)
{
    static const char *const words[] = {
        "track maintenance", "track maintainance", "track watering", "break", "pause",
        "driver s briefing", "drivers briefing",   "prize giving"};

    size_t ignored;

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (bytes_find(bytes_from_text(folded), bytes_from_text(words[i]), &ignored))
            return true;
    return false;
}

/* Known to have no lap: its page was read. */
static bool has_no_lap(const struct race_page *page)
{
    for (size_t i = 0; page != NULL && i < page->n_drivers; i++)
        if (page->drivers[i].n_laps > 0 || page->drivers[i].total.n_laps > 0)
            return false;
    return page != NULL;
}

static bool ends_in_practice(const char *folded)
{
    return bytes_ends_with(bytes_from_text(folded), BYTES("practice"));
}

struct meeting_type meeting_type_of(const struct meeting_race *race, struct arena *arena)
{
    const struct event_race *listed = race->listed;
    struct meeting_type type = {.session_type = NULL};
    const char *class_name = text_fold(listed->class_name != NULL ? listed->class_name : "", arena);

    if (listed->section == NULL)
        return type;
    type.session_type = type_of_round(text_fold(listed->section, arena));
    if (type.session_type == NULL || strcmp(type.session_type, "main") != 0)
        return type;
    if (is_called_a_pause(class_name) && has_no_lap(race->page))
        return (struct meeting_type){.role = "pause"};
    if (ends_in_practice(class_name))
        type.session_type = "practice";
    return type;
}
