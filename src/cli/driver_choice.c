/* Whom a question about drivers is about. */
#include "driver_choice.h"

#include "trackside/liverc.h"
#include "trackside/text.h"

int driver_choice_read(struct context *context, const struct invocation *invocation,
                       struct driver_filter *ret_filter, struct error *err)
{
    struct driver_filter filter = {.text = invocation_argument(invocation, 0)};
    const char *track = invocation_value(invocation, "track");
    int r = 0;

    if (filter.text != NULL && text_name_key(filter.text, &context->arena)[0] == '\0')
        return error_set(err, ERROR_USAGE, "'%s' has neither letters nor digits to look for",
                         filter.text);
    if (track != NULL)
        r = slug_read(track, &context->arena, &filter.slug, err);
    if (r == 0)
        *ret_filter = filter;
    return r;
}
