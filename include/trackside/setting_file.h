/*
 * Changing one setting in a file of settings. Everything else in it, comments too, stays as it is.
 */
#ifndef TRACKSIDE_SETTING_FILE_H
#define TRACKSIDE_SETTING_FILE_H

#include "trackside/arena.h"
#include "trackside/error.h"

enum {
    SETTING_FILE_NONE = 1,
};

/*
 * Give a setting a value in the file at `path`, which is made where it is missing, as are the last
 * two directories on the way to it. ERROR_USAGE for a value that a file cannot hold.
 */
int setting_file_put(const char *path, const char *key, const char *value, struct arena *arena,
                     struct error *err);

/* Take a setting out of the file. SETTING_FILE_NONE when it is not in there, or there is no file.
 */
int setting_file_drop(const char *path, const char *key, struct arena *arena, struct error *err);

#endif
