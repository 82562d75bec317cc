/*
 * Pages on disk.
 */
#ifndef TRACKSIDE_TESTS_PAGE_FILE_H
#define TRACKSIDE_TESTS_PAGE_FILE_H

#include "trackside/buffer.h"

/*
 * The whole of DIRECTORY/NAME, NAME put together from its two parts. The buffer is initialised
 * here and the caller's to deinit, also on failure, of which a TAP comment tells.
 */
bool page_file_read(const char *directory, const char *name, const char *suffix,
                    struct buffer *ret_content);

#endif
