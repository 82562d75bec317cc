/*
 * Looking at a database file from outside. Never opens an existing one: closing it again would
 * drop the locks that SQLite holds on it in this process.
 */
#include "file_check.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

/* From the kernel's linux/magic.h; not all of them are in the headers of older systems. */
static const struct {
    uint32_t type;
    const char *name;
} remote_types[] = {
    {0x00006969, "NFS"},  {0x0000517b, "SMB"},    {0xff534d42, "CIFS"},
    {0xfe534d42, "SMB2"}, {0x01021997, "9p"},     {0x65735546, "FUSE"},
    {0x00c36400, "Ceph"}, {0x786f4256, "vboxsf"}, {0x5346414f, "AFS"},
};

const char *file_system_remote_name(uint32_t type)
{
    for (size_t i = 0; i < sizeof(remote_types) / sizeof(remote_types[0]); i++)
        if (remote_types[i].type == type)
            return remote_types[i].name;
    return NULL;
}

/* The directory part of a path: "." when it has none. False when it is too long. */
static bool directory_of(const char *path, char out[static PATH_MAX])
{
    const char *slash = strrchr(path, '/');
    int size = 1;

    if (!slash)
        path = ".";
    else if (slash - path >= PATH_MAX)
        return false;
    else if (slash != path)
        size = (int)(slash - path);
    snprintf(out, PATH_MAX, "%.*s", size, path);
    return true;
}

static int check_file_system(const char *path, struct error *err)
{
    char directory[PATH_MAX];
    struct statfs system;
    const char *remote;

    if (!directory_of(path, directory) || statfs(directory, &system) < 0)
        return error_set_hint(err, ERROR_FAILED, HINT_OR_OTHER_DATA,
                              "%s cannot be opened: %s; check that its directory exists", path,
                              strerror(errno));
    remote = file_system_remote_name((uint32_t)system.f_type);
    if (remote != NULL)
        return error_set_hint(err, ERROR_FAILED, HINT_LOCAL_DATA,
                              "%s lies on a network file system or one of a guest or a program "
                              "(%s), where its write-ahead log cannot work",
                              path, remote);
    return 0;
}

int file_check(const char *path, bool *ret_exists, struct error *err)
{
    struct stat status;
    bool exists = lstat(path, &status) == 0;

    if (!exists && errno != ENOENT)
        return error_set_hint(err, ERROR_FAILED, HINT_OR_OTHER_DATA,
                              "%s cannot be opened: %s; check its directory", path,
                              strerror(errno));
    if (exists && S_ISLNK(status.st_mode))
        return error_set_hint(err, ERROR_FAILED, HINT_REAL_DATA,
                              "%s is a symbolic link, which is not followed", path);
    if (exists && !S_ISREG(status.st_mode))
        return error_set_hint(err, ERROR_FAILED, HINT_OR_OTHER_DATA,
                              "%s is not a file; move it away", path);
    *ret_exists = exists;
    return exists ? check_file_system(path, err) : 0;
}

/* SQLite gives the files beside a database (-wal, -shm) the permissions of the database itself. */
int file_create(const char *path, struct error *err)
{
    int r = check_file_system(path, err);
    int fd;

    if (r < 0)
        return r;

    fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (fd < 0 && errno != EEXIST)
        return error_set_hint(err, ERROR_FAILED, HINT_OTHER_DATA, "%s cannot be made: %s", path,
                              strerror(errno));
    if (fd >= 0)
        close(fd);
    return 0;
}

bool file_is_frozen(const char *path)
{
    char directory[PATH_MAX], log[PATH_MAX];
    struct stat status;

    if (!directory_of(path, directory) || access(directory, W_OK) == 0 || access(path, R_OK) < 0)
        return false;
    if (snprintf(log, sizeof(log), "%s-wal", path) >= PATH_MAX)
        return false;
    return lstat(log, &status) < 0 || status.st_size == 0;
}
