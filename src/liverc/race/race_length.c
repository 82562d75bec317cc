/*
 * How long a race is, by the word behind the number.
 */
#include "race_length.h"

#include "labels.h"

/* What stands before the word, which ends the text; false when it does not. */
static bool cut_word(struct bytes text, const char *word, struct arena *arena,
                     const char **ret_number)
{
    size_t at;
    if (!bytes_find_last(text, ' ', &at) || !labels_same(bytes_skip(text, at), word))
        return false;
    *ret_number = arena_text_of(arena, bytes_first(text, at));
    return true;
}

void race_length_read(struct findings *findings, struct place place, const char *raw,
                      int64_t *ret_seconds, int64_t *ret_laps)
{
    struct bytes text = bytes_trim(bytes_from_text(raw));
    const char *number = NULL;
    *ret_seconds = *ret_laps = ABSENT;
    if (raw == NULL)
        return;
    if (cut_word(text, "Timed", findings->arena, &number) ||
        cut_word(text, "Minutes", findings->arena, &number))
        *ret_seconds = labels_seconds(number);
    else if (cut_word(text, "Laps", findings->arena, &number) ||
             cut_word(text, "Lap", findings->arena, &number))
        *ret_laps = labels_count(number);
    if (is_absent(*ret_seconds) && is_absent(*ret_laps))
        findings_add(findings, FINDING_UNREADABLE, place, raw,
                     "no length as \"10:00 Timed\" or \"3 Laps\"");
}
