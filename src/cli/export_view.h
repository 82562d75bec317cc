/* How the result of an export to PostgreSQL looks. */
#ifndef TRACKSIDE_CLI_EXPORT_VIEW_H
#define TRACKSIDE_CLI_EXPORT_VIEW_H

#include "context.h"

#include "trackside/export.h"

/* The report in the form asked for; --verify and --dry-run are told from the options. */
int export_view_print(struct context *context, const struct export_options *options,
                      const struct export_report *report, struct error *err);

/* What the target lacks, a line each, on stderr. */
void export_view_tell_lacks(struct context *context, const struct export_report *report);

/* What a person should know beside the report, on stderr. */
void export_view_tell(struct context *context, const struct export_options *options,
                      const struct export_report *report);

#endif
