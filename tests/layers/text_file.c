/* Reading a whole text file. */
#include "text_file.h"

#include "trackside/buffer.h"
#include "trackside/cleanup.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    LARGEST_FILE = 16 * 1024 * 1024,
};

struct bytes text_file_read(const char *path, struct arena *arena)
{
    struct buffer text CLEANUP(buffer_deinit) = {0};
    FILE *file = fopen(path, "re");
    char block[4096];
    size_t n;

    if (file == NULL) {
        fprintf(stderr, "%s cannot be read: %s\n", path, strerror(errno));
        exit(2);
    }
    buffer_init(&text, LARGEST_FILE);
    while ((n = fread(block, 1, sizeof(block), file)) > 0)
        buffer_append(&text, block, n);
    fclose(file);
    return (struct bytes){arena_text_of(arena, buffer_bytes(&text)), text.size};
}
