/*
 * Promises that every target asks about.
 */
#include "oracle.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

_Noreturn void oracle_broken(const char *condition, const char *file, int line)
{
    fprintf(stderr, "%s:%d: broken: %s\n", file, line, condition);
    abort();
}

struct bytes oracle_input(const uint8_t *data, size_t size)
{
    return size == 0 ? (struct bytes){0} : (struct bytes){(const char *)data, size};
}

/* Bytes that follow a first byte; -1 when nothing begins with it. */
static int n_following(unsigned char first)
{
    if (first < 0x80)
        return 0;
    if (first >= 0xc2 && first <= 0xdf)
        return 1;
    if (first >= 0xe0 && first <= 0xef)
        return 2;
    return first >= 0xf0 && first <= 0xf4 ? 3 : -1;
}

/* Is the second byte within what the first one allows? No overlong forms, no surrogates. */
static bool is_second(unsigned char first, unsigned char second)
{
    unsigned char least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    unsigned char most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    return second >= least && second <= most;
}

/* Written anew, so that the reader under test does not judge itself. */
bool oracle_is_utf8(struct bytes text)
{
    for (size_t i = 0; i < text.size; i++) {
        unsigned char first = (unsigned char)text.data[i];
        int n = n_following(first);
        if (n < 0 || (size_t)n >= text.size - i)
            return false;
        if (n > 0 && !is_second(first, (unsigned char)text.data[i + 1]))
            return false;
        for (int k = 0; k < n; k++) {
            if (((unsigned char)text.data[++i] & 0xc0) != 0x80)
                return false;
        }
    }
    return true;
}

bool oracle_is_squeezed(const char *text)
{
    struct bytes whole = bytes_from_text(text);
    for (size_t i = 0; i < whole.size; i++) {
        bool edge = i == 0 || i + 1 == whole.size || bytes_is_space(whole.data[i - 1]);
        if (bytes_is_space(whole.data[i]) && (whole.data[i] != ' ' || edge))
            return false;
    }
    return true;
}

bool oracle_is_date(struct date date)
{
    char text[CALENDAR_TEXT_SIZE];
    struct date again;
    return date_read(bytes_from_text(date_format(date, text)), &again) &&
           date_compare(date, again) == 0;
}

bool oracle_is_month(struct date date)
{
    char text[CALENDAR_TEXT_SIZE];
    struct date again;
    return date_read_month(bytes_from_text(date_format_month(date, text)), &again) &&
           date_compare(date, again) == 0;
}

bool oracle_is_time(struct local_time time)
{
    return oracle_is_date(time.date) && time.hour >= 0 && time.hour < 24 && time.minute >= 0 &&
           time.minute < 60 && time.second >= 0 && time.second < 60;
}

void oracle_error(int r, const struct error *err)
{
    MUST(r < 0 && err->code == (enum error_code)r);
    MUST(memchr(err->message, '\0', sizeof(err->message)) != NULL);
    MUST(err->message[0] != '\0' && strchr(err->message, '\n') == NULL);
    MUST(oracle_is_utf8(bytes_from_text(err->message)));
}
