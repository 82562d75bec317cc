/*
 * Telling the listener, if there is one.
 */
#include "trackside/trace.h"

#include <stddef.h>

void trace_tell(const struct trace *trace, const struct trace_event *event)
{
    if (trace && trace->listen)
        trace->listen(trace->context, event);
}
