/* What laps over time are asked of. */
#include "pace_options.h"

#include "arguments.h"

#include "trackside/liverc.h"
#include "trackside/report.h"

#include <string.h>

int pace_options_check_type(const char *type, struct error *err)
{
    for (size_t i = 0; report_session_types[i] != NULL; i++)
        if (strcmp(type, report_session_types[i]) == 0)
            return 0;
    return error_set(err, ERROR_USAGE,
                     "--type is '%s', but it must be a type of session such as practiceday, race, "
                     "heat or main",
                     type);
}

int pace_options_read(struct context *context, const struct invocation *invocation,
                      struct pace_filter *filter, struct error *err)
{
    const char *track = invocation_value(invocation, "track");
    int r = argument_range(invocation, &filter->from, &filter->to, err);

    filter->class_name = invocation_value(invocation, "class");
    filter->type = invocation_value(invocation, "type");
    if (r == 0 && filter->type != NULL)
        r = pace_options_check_type(filter->type, err);
    if (r == 0 && track != NULL)
        r = slug_read(track, &context->arena, &filter->slug, err);
    return r;
}
