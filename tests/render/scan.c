/* Cutting a line of text into words and numbers. */

#include "scan.h"

#include <string.h>

static const char blanks[] = " \t\r";

char *scan_line(char **rest)
{
    char *line = *rest;
    size_t size = strcspn(line, "\n");
    char *end = line + size;

    *rest = *end == '\0' ? end : end + 1;
    while (end > line && strchr(blanks, end[-1]) != NULL)
        end--;
    *end = '\0';
    return line + strspn(line, blanks);
}

char *scan_word(char **rest)
{
    char *word = *rest;
    char *end = word + strcspn(word, blanks);

    *rest = end + strspn(end, blanks);
    *end = '\0';
    return word;
}

char *scan_field(char **rest)
{
    char *field = *rest + strspn(*rest, blanks);
    char *end = field + strcspn(field, "|");

    *rest = *end == '\0' ? end : end + 1;
    *rest += strspn(*rest, blanks);
    while (end > field && strchr(blanks, end[-1]) != NULL)
        end--;
    *end = '\0';
    return field;
}

/* Reads min to max digits; returns what follows, or NULL. */
static const char *scan_digits(const char *text, int min, int max, int64_t *ret_number)
{
    int64_t number = 0;
    int n = 0;

    for (; n < max && *text >= '0' && *text <= '9'; n++, text++)
        number = number * 10 + (*text - '0');
    if (n < min)
        return NULL;
    *ret_number = number;
    return text;
}

bool scan_text(const char *text, const char *pattern, int64_t *ret_numbers)
{
    while (*pattern != '\0') {
        if (*pattern == 'd' || *pattern == 'D') {
            int n = *pattern == 'D' ? 1 : (int)strspn(pattern, "d");

            text = scan_digits(text, n, *pattern == 'D' ? 9 : n, ret_numbers++);
            if (text == NULL)
                return false;
            pattern += n;
        } else if (*pattern++ != *text++) {
            return false;
        }
    }
    return *text == '\0';
}
