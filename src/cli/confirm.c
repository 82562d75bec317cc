/* One question, on the terminal. */
#include "confirm.h"

#include <stdio.h>
#include <strings.h>
#include <unistd.h>

static bool is_yes(const char *answer)
{
    return strcasecmp(answer, "y\n") == 0 || strcasecmp(answer, "yes\n") == 0;
}

int confirm(struct context *context, const struct invocation *invocation, const char *question,
            struct error *err)
{
    char answer[8] = "";

    if (invocation_has(invocation, "yes"))
        return 0;
    if (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))
        return error_set(err, ERROR_USAGE, "%s? Give --yes, since nobody can be asked here",
                         question);
    talk_make_room(&context->talk);
    fprintf(stderr, "%s? [y/N] ", question);
    if (fgets(answer, sizeof(answer), stdin) != NULL && is_yes(answer))
        return 0;
    return error_set(err, ERROR_INTERRUPTED, "nothing was done");
}
