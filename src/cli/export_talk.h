/* What a person should know of an export to PostgreSQL, beside its answer. */
#ifndef TRACKSIDE_EXPORT_TALK_H
#define TRACKSIDE_EXPORT_TALK_H

#include "context.h"

#include "trackside/export.h"

/* What the target lacks, a line each. */
void export_talk_lacks(struct context *context, const struct export_report *report);

/* Where to, how, what was sent, rejected, and differs. */
void export_talk(struct context *context, const struct export_options *options,
                 const struct export_report *report);

#endif
