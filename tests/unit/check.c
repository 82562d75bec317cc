/*
 * Comparisons that say what differs.
 */
#include "check.h"

#include <inttypes.h>
#include <string.h>

void check_text(const char *actual, const char *expected, const char *what, const char *file,
                int line)
{
    if ((!actual && !expected) || (actual && expected && strcmp(actual, expected) == 0))
        return;
    print_error("%s: got <%s>, expected <%s>\n", what, actual ? actual : "NULL",
                expected ? expected : "NULL");
    _fail(file, line);
}

void check_bytes(struct bytes actual, struct bytes expected, const char *what, const char *file,
                 int line)
{
    if (bytes_equal(actual, expected))
        return;
    print_error("%s: got <%.*s>, expected <%.*s>\n", what, (int)actual.size, actual.data,
                (int)expected.size, expected.data);
    _fail(file, line);
}

void check_int(int64_t actual, int64_t expected, const char *what, const char *file, int line)
{
    if (actual == expected)
        return;
    print_error("%s: got %" PRId64 ", expected %" PRId64 "\n", what, actual, expected);
    _fail(file, line);
}
