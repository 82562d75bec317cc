/* Field by field, as far as both say something. */
#include "practice_compare.h"

#include "trackside/number.h"

#include <string.h>

static void differ(struct practice_differences *differences, enum finding_kind kind,
                   const char *where, const char *raw, const char *text)
{
    if (differences->n < PRACTICE_DIFFERENCES_MAX)
        differences->items[differences->n++] =
            (struct finding){.kind = kind, .where = where, .raw = raw, .text = text};
}

static bool same_text(const char *a, const char *b)
{
    return a != NULL && b != NULL && strcmp(a, b) == 0;
}

static void compare_text(struct practice_differences *differences, const char *where,
                         const char *listed, const char *own, struct arena *arena)
{
    if (listed == NULL || same_text(listed, own))
        return;
    if (own == NULL)
        differ(differences, FINDING_FALLBACK, where, listed,
               "the session's own page leaves it blank, the list's stands");
    else
        differ(differences, FINDING_DISAGREES, where, listed,
               arena_format(arena, "the session's own page has \"%s\"", own));
}

static void compare_number(struct practice_differences *differences, const char *where,
                           int64_t listed, const char *listed_raw, int64_t own, const char *own_raw,
                           struct arena *arena)
{
    char number[NUMBER_TEXT_SIZE];

    if (is_absent(listed) || listed == own)
        return;
    if (is_absent(own))
        differ(differences, FINDING_FALLBACK, where, listed_raw,
               "the session's own page does not tell it, the list's stands");
    else
        differ(differences, FINDING_DISAGREES, where, listed_raw,
               arena_format(arena, "the session's own page has %s",
                            own_raw != NULL ? own_raw : number_format_ms(own, number)));
}

static const char *count_text(int64_t count, struct arena *arena)
{
    return is_absent(count) ? NULL : arena_format(arena, "%lld", (long long)count);
}

/* The list's class is compared with the transponder behind it, where that is all that parts them.
 */
static bool is_same_small(const struct session_row *listed, const struct practice_session *detail,
                          struct arena *arena)
{
    const char *whole =
        arena_format(arena, "%s (%s)", listed->class_name == NULL ? "" : listed->class_name,
                     listed->transponder == NULL ? "" : listed->transponder);
    const char *own =
        arena_format(arena, "%s (%s)", detail->class_name == NULL ? "" : detail->class_name,
                     detail->transponder == NULL ? "" : detail->transponder);

    return same_text(listed->class_name, own) || same_text(detail->class_name, whole);
}

void practice_compare(const struct session_row *listed, const struct practice_session *detail,
                      struct arena *arena, struct practice_differences *ret_differences)
{
    struct practice_differences found = {.n = 0};

    compare_text(&found, "list and session page: Driver", listed->driver_name, detail->driver_name,
                 arena);
    if (!is_same_small(listed, detail, arena)) {
        compare_text(&found, "list and session page: Class", listed->class_name, detail->class_name,
                     arena);
        compare_text(&found, "list and session page: Transponder", listed->transponder,
                     detail->transponder, arena);
        if (listed->transponder == NULL && detail->transponder != NULL)
            differ(
                &found, FINDING_DISAGREES, "list and session page: Transponder", NULL,
                arena_format(arena, "only the session's own page has it, %s", detail->transponder));
    }
    compare_number(&found, "list and session page: Laps", listed->n_laps,
                   count_text(listed->n_laps, arena), detail->n_laps,
                   count_text(detail->n_laps, arena), arena);
    compare_number(&found, "list and session page: Length", listed->length_s, listed->length_raw,
                   detail->length_s, detail->length_raw, arena);
    compare_number(&found, "list and session page: Fast", listed->fast_ms, listed->fast_raw,
                   detail->fast_ms, detail->fast_raw, arena);
    compare_number(&found, "list and session page: Avg", listed->average_ms, listed->average_raw,
                   detail->average_ms, detail->average_raw, arena);
    *ret_differences = found;
}

bool practice_compare_people(const struct session_row *listed,
                             const struct practice_session *detail)
{
    return same_text(listed->driver_name, detail->driver_name) ||
           same_text(listed->transponder, detail->transponder);
}
