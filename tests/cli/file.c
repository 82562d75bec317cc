/* Files and folders. */
#include "file.h"

#include "trackside/buffer.h"
#include "trackside/cleanup.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum {
    N_FOLDERS_OPEN = 16,
};

static int fail(const char *path, const char *what, struct error *err)
{
    return error_set(err, ERROR_FAILED, "%s cannot be %s: %s", path, what, strerror(errno));
}

int file_read(const char *path, struct arena *arena, struct bytes *ret_content, struct error *err)
{
    struct buffer content CLEANUP(buffer_deinit) = {0};
    FILE *file = fopen(path, "re");
    char block[16 * 1024];
    size_t n;

    buffer_init(&content, LARGEST_FILE);
    if (file == NULL)
        return fail(path, "read", err);
    while ((n = fread(block, 1, sizeof(block), file)) > 0)
        buffer_append(&content, block, n);
    fclose(file);
    *ret_content = (struct bytes){arena_text_of(arena, buffer_bytes(&content)), content.size};
    return 0;
}

static void make_folders_above(const char *path, struct arena *arena)
{
    for (const char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/'))
        mkdir(arena_text_of(arena, (struct bytes){path, (size_t)(slash - path)}), 0755);
}

int file_write(const char *path, struct bytes content, struct arena *arena, struct error *err)
{
    FILE *file;
    size_t n;

    make_folders_above(path, arena);
    file = fopen(path, "we");
    if (file == NULL)
        return fail(path, "written", err);
    n = fwrite(content.data, 1, content.size, file);
    return fclose(file) == 0 && n == content.size ? 0 : fail(path, "written", err);
}

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *walk)
{
    (void)status, (void)type, (void)walk;
    remove(path);
    return 0;
}

void file_remove_folder(const char *path)
{
    nftw(path, remove_entry, N_FOLDERS_OPEN, FTW_DEPTH | FTW_PHYS);
}
