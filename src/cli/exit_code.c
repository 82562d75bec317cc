/* Errors as exit codes. */
#include "exit_code.h"

#include <stddef.h>

static const struct {
    enum error_code code;
    enum exit_code exit_code;
    const char *name;
} table[] = {
    {ERROR_FAILED, EXIT_FAILED, "failed"},
    {ERROR_USAGE, EXIT_USAGE, "usage"},
    {ERROR_PARTIAL, EXIT_PARTIAL, "partial"},
    {ERROR_NOT_FOUND, EXIT_NOT_FOUND, "not_found"},
    {ERROR_UNREACHABLE, EXIT_UNREACHABLE, "unreachable"},
    {ERROR_UNKNOWN_PAGE, EXIT_UNKNOWN_PAGE, "unknown_page"},
    {ERROR_CHECK, EXIT_CHECK, "check_failed"},
    {ERROR_REJECTED, EXIT_REJECTED, "rejected"},
    {ERROR_BUSY, EXIT_DATABASE, "database_busy"},
    {ERROR_TOO_NEW, EXIT_DATABASE, "database_too_new"},
    {ERROR_INTERRUPTED, EXIT_INTERRUPTED, "interrupted"},
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

const char *exit_code_name(enum error_code code)
{
    for (size_t i = 0; i < TABLE_SIZE; i++)
        if (table[i].code == code)
            return table[i].name;
    return "failed";
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
