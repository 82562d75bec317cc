/* Whole files in and out of memory. */

#include "file.h"

#include "fail.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *file_read(const char *path, size_t *ret_size)
{
    char block[4096];
    char *data = NULL;
    size_t size = 0;
    size_t n;
    FILE *in = fopen(path, "rb");
    FILE *memory = open_memstream(&data, &size);

    if (in == NULL)
        fail("cannot open %s: %s", path, strerror(errno));
    if (memory == NULL)
        fail("out of memory");
    while ((n = fread(block, 1, sizeof(block), in)) > 0)
        fwrite(block, 1, n, memory);
    if (ferror(in) || fclose(memory) != 0)
        fail("cannot read %s", path);
    fclose(in);
    *ret_size = size;
    return data;
}

void file_write(const char *directory, const char *name, const char *data, size_t size)
{
    char *path = file_path(directory, name);
    FILE *out = fopen(path, "wb");

    if (out == NULL)
        fail("cannot write %s: %s", path, strerror(errno));
    if (fwrite(data, 1, size, out) != size || fclose(out) != 0)
        fail("cannot write %s", path);
    free(path);
}

char *file_path(const char *directory, const char *name)
{
    char *path;

    if (asprintf(&path, "%s/%s", directory, name) < 0)
        fail("out of memory");
    return path;
}
