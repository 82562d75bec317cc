/*
 * Files, written. "FILE.part-PID-RANDOM" is the private name: nobody else makes it, and whether its
 * owner still lives can be asked.
 */
#include "trackside/file.h"

#include "trackside/cleanup.h"
#include "trackside/digest.h"
#include "trackside/number.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define PART_MARK ".part-"

/* ---- private names ---- */

/* "." for a bare name. */
static const char *directory_of(const char *path, struct arena *arena)
{
    const char *slash = strrchr(path, '/');

    if (slash == NULL)
        return ".";
    return slash == path ? "/" : arena_text_of(arena, (struct bytes){path, (size_t)(slash - path)});
}

static const char *base_of(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash == NULL ? path : slash + 1;
}

/* Behind a mark stands who made it: "race.db.part-4711-9f2c-journal". */
static bool is_of_the_dead(const char *name)
{
    const char *mark = NULL;
    int64_t pid;

    for (const char *at = name; (at = strstr(at, PART_MARK)) != NULL; at++)
        mark = at + strlen(PART_MARK);
    return mark != NULL &&
           number_read_int((struct bytes){mark, strspn(mark, "0123456789")}, &pid) && pid > 1 &&
           pid <= INT32_MAX && kill((pid_t)pid, 0) != 0 && errno == ESRCH;
}

/* Those whose name begins with `base`. */
static void sweep(const char *directory, const char *base)
{
    DIR *dir = opendir(directory);
    const struct dirent *entry;

    if (dir == NULL)
        return;
    while ((entry = readdir(dir)) != NULL)
        if (strncmp(entry->d_name, base, strlen(base)) == 0 && is_of_the_dead(entry->d_name))
            unlinkat(dirfd(dir), entry->d_name, 0);
    closedir(dir);
}

void file_sweep(const char *directory)
{
    sweep(directory, "");
}

const char *file_part_name(const char *path, struct arena *arena)
{
    enum {
        N_RANDOM = 6,
    };
    unsigned char random[N_RANDOM];
    char hex[2 * N_RANDOM + 1];

    sweep(directory_of(path, arena), arena_format(arena, "%s" PART_MARK, base_of(path)));
    digest_random(random, sizeof(random));
    bytes_write_hex((struct bytes){(const char *)random, sizeof(random)}, hex);
    return arena_format(arena, "%s" PART_MARK "%ld-%s", path, (long)getpid(), hex);
}

/* ---- in its place ---- */

static int fail(const char *path, struct error *err)
{
    return error_set(err, ERROR_FAILED, "%s cannot be written: %s", path, strerror(errno));
}

static int fail_taken(const char *path, struct error *err)
{
    return error_set(err, ERROR_FAILED, "%s is there already; give a name that is free", path);
}

static void close_at(int *fd)
{
    if (*fd >= 0)
        close(*fd);
}

static bool flush(const char *path, int flags)
{
    int fd CLEANUP(close_at) = open(path, flags | O_CLOEXEC);

    return fd >= 0 && fsync(fd) == 0;
}

/* A device or a pipe would be gone for everybody. */
static int check_replaceable(const char *part, const char *path, struct error *err)
{
    struct stat status;

    if (stat(path, &status) != 0)
        return 0;
    if (!S_ISREG(status.st_mode))
        return error_set(err, ERROR_FAILED, "%s is no file; give the name of one", path);
    return chmod(part, status.st_mode & 0777) == 0 ? 0 : fail(path, err);
}

/* Some file systems know no second name of a file. */
static bool put_new(const char *part, const char *path)
{
    struct stat status;

    if (link(part, path) == 0)
        return unlink(part) == 0;
    if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS)
        return false;
    if (lstat(path, &status) == 0) {
        errno = EEXIST;
        return false;
    }
    return rename(part, path) == 0;
}

int file_put_in_place(const char *part, const char *path, enum file_place place, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    int r;

    arena_init(&arena);
    r = place == FILE_REPLACES ? check_replaceable(part, path, err) : 0;
    if (r < 0)
        return r;
    if (!flush(part, O_RDONLY))
        return fail(path, err);
    if (place == FILE_REPLACES ? rename(part, path) != 0 : !put_new(part, path))
        return errno == EEXIST ? fail_taken(path, err) : fail(path, err);
    /* Not every file system brings a directory to the disk on request; the file is there. */
    flush(directory_of(path, &arena), O_RDONLY | O_DIRECTORY);
    return 0;
}

/* ---- whole files ---- */

static bool write_all(int fd, struct bytes content)
{
    while (content.size > 0) {
        ssize_t n = write(fd, content.data, content.size);

        if (n < 0 && errno != EINTR)
            return false;
        if (n > 0)
            content = bytes_skip(content, (size_t)n);
    }
    return true;
}

static bool write_part(const char *part, struct bytes content)
{
    int fd CLEANUP(close_at) =
        open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);

    return fd >= 0 && write_all(fd, content);
}

int file_write_whole(const char *path, struct bytes content, enum file_place place,
                     struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    const char *part;
    int r;

    arena_init(&arena);
    part = file_part_name(path, &arena);
    r = write_part(part, content) ? file_put_in_place(part, path, place, err) : fail(path, err);
    if (r < 0)
        unlink(part);
    return r;
}

/* ---- directories ---- */

int file_hold_directory(const char *path, int *ret_fd, struct error *err)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int r;

    if (fd < 0)
        return fail(path, err);
    do
        r = flock(fd, LOCK_EX);
    while (r != 0 && errno == EINTR);
    if (r != 0 && errno != ENOLCK && errno != EOPNOTSUPP && errno != EBADF) {
        fail(path, err);
        close(fd);
        return ERROR_FAILED;
    }
    *ret_fd = fd;
    return 0;
}

void file_let_go_at(int *fd)
{
    close_at(fd);
}
