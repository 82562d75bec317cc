/*
 * The line of the town has several shapes: "Hutto, TX 78634", "Narrabundah 02604", "Batemans Bay
 * A2536", "Ottawa, ON K1A 0B1". Its last words with a digit in them are the postal code; what
 * stands behind the comma, or a last word of two or three capitals, is the state.
 */
#include "track_address.h"

#include "labels.h"

static bool has_digit(struct bytes word)
{
    for (size_t i = 0; i < word.size; i++) {
        if (bytes_is_digit(word.data[i]))
            return true;
    }
    return false;
}

static bool is_state(struct bytes word)
{
    for (size_t i = 0; i < word.size; i++) {
        if (word.data[i] < 'A' || word.data[i] > 'Z')
            return false;
    }
    return word.size == 2 || word.size == 3;
}

static struct bytes last_word(struct bytes text)
{
    size_t at;
    return bytes_find_last(text, ' ', &at) ? bytes_skip(text, at + 1) : text;
}

static struct bytes cut_last(struct bytes text, struct bytes word)
{
    return bytes_trim(bytes_first(text, text.size - word.size));
}

static const char *keep(struct bytes text, struct arena *arena)
{
    return labels_unless_blank(arena_text_of(arena, bytes_trim(text)));
}

static void read_town(struct bytes line, struct arena *arena, struct track_dashboard *dashboard)
{
    struct bytes rest = bytes_trim(line), state = {0};
    struct bytes word = last_word(rest);
    size_t at;
    while (rest.size > 0 && has_digit(word)) {
        rest = cut_last(rest, word);
        word = last_word(rest);
    }
    dashboard->postal_code = keep(bytes_skip(bytes_trim(line), rest.size), arena);
    if (bytes_find_last(rest, ',', &at)) {
        state = bytes_skip(rest, at + 1);
        rest = bytes_first(rest, at);
    } else if (is_state(word) && word.size < rest.size) {
        state = word;
        rest = cut_last(rest, word);
    }
    dashboard->city = keep(rest, arena);
    dashboard->state_code = keep(state, arena);
}

static const char *join(const char *const *lines, size_t n, struct arena *arena)
{
    const char *joined = NULL;
    for (size_t i = 0; i < n; i++)
        joined = joined == NULL ? arena_text(arena, lines[i])
                                : arena_format(arena, "%s, %s", joined, lines[i]);
    return joined;
}

void track_address_read(struct reading *reading, const char *const *lines, size_t n,
                        struct track_dashboard *dashboard)
{
    struct arena *arena = reading->arena;
    dashboard->address_raw = join(lines, n, arena);
    if (n < 2) {
        findings_add(&reading->findings, n == 0 ? FINDING_MISSING : FINDING_UNREADABLE,
                     PLACE("address"), dashboard->address_raw,
                     "no town and country in lines of their own");
        return;
    }
    if (has_digit(bytes_from_text(lines[n - 1])))
        findings_add(&reading->findings, FINDING_AMBIGUOUS, PLACE("address"), lines[n - 1],
                     "the last line is taken for the country");
    dashboard->country = arena_text(arena, lines[n - 1]);
    read_town(bytes_from_text(lines[n - 2]), arena, dashboard);
    dashboard->street = join(lines, n - 2, arena);
    if (dashboard->postal_code == NULL)
        findings_add(&reading->findings, FINDING_AMBIGUOUS, PLACE("address"), lines[n - 2],
                     "no postal code; the line is taken for the town");
}
