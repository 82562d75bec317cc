/*
 * Reading a file whole.
 */
#include "page_file.h"

#include <stdio.h>

enum {
    FILE_CEILING = 16 * 1024 * 1024,
};

static bool read_all(FILE *file, struct buffer *out)
{
    char chunk[8192];
    size_t size;
    while ((size = fread(chunk, 1, sizeof(chunk), file)) > 0)
        buffer_append(out, chunk, size);
    return ferror(file) == 0 && !out->full;
}

bool page_file_read(const char *directory, const char *name, const char *suffix,
                    struct buffer *ret_content)
{
    char path[4096];
    buffer_init(ret_content, FILE_CEILING);
    snprintf(path, sizeof(path), "%s/%s%s", directory, name, suffix);
    FILE *file = fopen(path, "rb");
    bool good = file != NULL && read_all(file, ret_content);
    if (file != NULL)
        fclose(file);
    if (!good)
        printf("# cannot read %s\n", path);
    return good;
}
