/* Errors as exit codes. */
#include "exit_code.h"

#include <stddef.h>

static const struct {
    enum error_code code;
    enum exit_code exit_code;
} table[] = {
    {ERROR_FAILED, EXIT_FAILED},
    {ERROR_USAGE, EXIT_USAGE},
    {ERROR_PARTIAL, EXIT_PARTIAL},
    {ERROR_NOT_FOUND, EXIT_NOT_FOUND},
    {ERROR_UNREACHABLE, EXIT_UNREACHABLE},
    {ERROR_UNKNOWN_PAGE, EXIT_UNKNOWN_PAGE},
    {ERROR_CHECK, EXIT_CHECK},
    {ERROR_REJECTED, EXIT_REJECTED},
    {ERROR_BUSY, EXIT_DATABASE},
    {ERROR_TOO_NEW, EXIT_DATABASE},
    {ERROR_INTERRUPTED, EXIT_INTERRUPTED},
};

enum {
    TABLE_SIZE = sizeof(table) / sizeof(table[0]),
};

enum exit_code exit_code_of(enum error_code code)
{
    for (size_t i = 0; i < TABLE_SIZE; i++)
        if (table[i].code == code)
            return table[i].exit_code;
    return EXIT_FAILED;
}

const char *exit_code_status(int exit_code)
{
    switch (exit_code) {
    case EXIT_DONE:
        return "done";
    case EXIT_PARTIAL:
        return "partial";
    case EXIT_STALE:
        return "stale";
    case EXIT_INTERRUPTED:
        return "interrupted";
    default:
        return "failed";
    }
}
