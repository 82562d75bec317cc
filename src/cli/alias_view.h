/* How driver aliases look, for `driver alias add`, `list` and `remove`. */
#ifndef TRACKSIDE_ALIAS_VIEW_H
#define TRACKSIDE_ALIAS_VIEW_H

#include "context.h"

/* The aliases of one person (NULL: all), with what each transponder was used for. */
int alias_view_print(struct context *context, const char *person, struct error *err);

#endif
