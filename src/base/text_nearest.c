/*
 * Likeness of words: how many letters must be inserted, left out, exchanged, or swapped with
 * their neighbour to make one of the other. Case does not count.
 *
 * Near means about one slip in three letters, and three at most. The start of a longer word
 * is near as well, behind every slip.
 */
#include "trackside/text.h"

#include "utf8.h"

enum {
    LONGEST_WORD = 64, /* characters; a longer word is like nothing */
    MOST_SLIPS = 3,
    SHORTEST_START = 2, /* one letter starts too many words */
};

struct word {
    int32_t letters[LONGEST_WORD];
    size_t n;
};

static bool word_read(const char *text, struct word *ret_word)
{
    struct bytes rest = bytes_from_text(text);
    size_t n = 0;

    while (rest.size > 0) {
        int32_t letter = utf8_take(&rest).codepoint;

        if (n == LONGEST_WORD)
            return false;
        ret_word->letters[n++] = letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
    }
    ret_word->n = n;
    return n > 0;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Row i holds the slips between the first i letters of a and each start of b. */
static size_t count_slips(const struct word *a, const struct word *b)
{
    size_t rows[3][LONGEST_WORD + 1];
    size_t *above = rows[0], *row = rows[1], *two_above = rows[2];

    for (size_t j = 0; j <= b->n; j++)
        row[j] = j;
    for (size_t i = 1; i <= a->n; i++) {
        size_t *oldest = two_above;

        two_above = above;
        above = row;
        row = oldest;
        row[0] = i;
        for (size_t j = 1; j <= b->n; j++) {
            bool same = a->letters[i - 1] == b->letters[j - 1];

            row[j] = least(above[j - 1] + !same, least(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a->letters[i - 1] == b->letters[j - 2] &&
                a->letters[i - 2] == b->letters[j - 1])
                row[j] = least(row[j], two_above[j - 2] + 1);
        }
    }
    return row[b->n];
}

static bool word_starts(const struct word *start, const struct word *whole)
{
    if (start->n < SHORTEST_START || start->n > whole->n)
        return false;
    for (size_t i = 0; i < start->n; i++) {
        if (start->letters[i] != whole->letters[i])
            return false;
    }
    return true;
}

/* As many slips as letters would make any word of any other. */
static size_t slips_allowed(const struct word *word)
{
    size_t allowed = word->n / 3 > 0 ? word->n / 3 : 1;

    return least(least(allowed, MOST_SLIPS), word->n - 1);
}

const char *text_nearest(const char *word, const char *const *candidates, size_t n)
{
    const char *nearest = NULL;
    struct word wanted, candidate;
    size_t fewest;

    if (!word_read(word, &wanted))
        return NULL;
    fewest = MOST_SLIPS + 2;
    for (size_t i = 0; i < n; i++) {
        size_t slips;

        if (!word_read(candidates[i], &candidate))
            continue;
        slips = count_slips(&wanted, &candidate);
        if (slips > slips_allowed(&wanted)) {
            if (!word_starts(&wanted, &candidate))
                continue;
            slips = MOST_SLIPS + 1;
        }
        if (slips < fewest) {
            fewest = slips;
            nearest = candidates[i];
        }
    }
    return nearest;
}
