/* A setting in the user's own file, changed. */
#ifndef TRACKSIDE_SETTING_CHANGE_H
#define TRACKSIDE_SETTING_CHANGE_H

#include "command.h"

/* The user's file; ERROR_FAILED without a home to have one in. */
int setting_change_file(const struct context *context, const char **ret_path, struct error *err);

/* What the setting is from the next run on, with where that comes from. `key` is known. */
int setting_change_print(struct context *context, const char *key, struct error *err);

#endif
