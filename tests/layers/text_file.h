/* Reading a whole text file of the source tree. */
#ifndef TRACKSIDE_TESTS_TEXT_FILE_H
#define TRACKSIDE_TESTS_TEXT_FILE_H

#include "trackside/arena.h"

/* The file's contents, in the arena. Exits with a sentence on stderr when it cannot be read. */
struct bytes text_file_read(const char *path, struct arena *arena);

#endif
