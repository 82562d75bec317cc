/* Whole files, read. */
#include "trackside/file.h"

#include "trackside/cleanup.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void close_file(int *fd)
{
    if (*fd >= 0)
        close(*fd);
}

/* A pipe would make us wait for ever, hence O_NONBLOCK and the look at the kind of file. */
static int open_file(const char *path, int links, size_t ceiling, int *ret_fd, size_t *ret_size,
                     struct error *err)
{
    struct stat status;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | links);

    if (fd < 0)
        return error_set(err, errno == ENOENT || errno == ENOTDIR ? ERROR_NOT_FOUND : ERROR_FAILED,
                         "%s cannot be opened: %s", path, strerror(errno));
    if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode) || (size_t)status.st_size > ceiling) {
        close(fd);
        return error_set(err, ERROR_FAILED, "%s is not a file of at most %zu MiB", path,
                         ceiling / 1024 / 1024);
    }
    *ret_fd = fd;
    *ret_size = (size_t)status.st_size;
    return 0;
}

static bool read_all(int fd, char *data, size_t size)
{
    size_t done = 0;

    while (done < size) {
        ssize_t n = read(fd, data + done, size - done);

        if (n == 0 || (n < 0 && errno != EINTR))
            return false;
        done += n > 0 ? (size_t)n : 0;
    }
    return true;
}

static int read_whole(const char *path, int links, size_t ceiling, struct arena *arena,
                      struct bytes *ret_content, struct error *err)
{
    int fd CLEANUP(close_file) = -1;
    size_t size = 0;
    char *data;
    int r = open_file(path, links, ceiling, &fd, &size, err);

    if (r < 0)
        return r;
    data = arena_alloc(arena, size + 1);
    if (!read_all(fd, data, size))
        return error_set(err, ERROR_FAILED, "%s cannot be read to its end", path);
    *ret_content = (struct bytes){data, size};
    return 0;
}

int file_read_whole(const char *path, size_t ceiling, struct arena *arena,
                    struct bytes *ret_content, struct error *err)
{
    return read_whole(path, O_NOFOLLOW, ceiling, arena, ret_content, err);
}

int file_read_chosen(const char *path, size_t ceiling, struct arena *arena,
                     struct bytes *ret_content, struct error *err)
{
    return read_whole(path, 0, ceiling, arena, ret_content, err);
}

int file_make_directory(const char *path, struct error *err)
{
    struct stat status;

    if (mkdir(path, 0777) == 0 ||
        (errno == EEXIST && stat(path, &status) == 0 && S_ISDIR(status.st_mode)))
        return 0;
    return error_set(err, ERROR_FAILED, "%s cannot be made a directory: %s", path, strerror(errno));
}
