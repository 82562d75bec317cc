/*
 * Byte-range locks of one file. They belong to the open file (OFD), so that nothing else that is
 * opened or closed in this process drops them, as it would with the older POSIX kind.
 */
#include "trackside/data_lock.h"

#include "trackside/cleanup.h"
#include "trackside/digest.h"
#include "trackside/heap.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct data_lock {
    int fd;
};

int data_lock_open(struct db *db, struct data_lock **ret_lock, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit);
    struct data_lock *lock = heap_alloc(sizeof(*lock));
    const char *path;

    arena_init(&arena);
    path = arena_format(&arena, "%s.lock", db_path(db));
    lock->fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (lock->fd < 0) {
        free(lock);
        return error_set(err, ERROR_FAILED, "%s cannot be made: %s; check the directory's rights",
                         path, strerror(errno));
    }
    *ret_lock = lock;
    return 0;
}

void data_lock_close(struct data_lock *lock)
{
    if (lock == NULL)
        return;
    close(lock->fd);
    free(lock);
}

void data_lock_close_at(struct data_lock **lock)
{
    data_lock_close(*lock);
}

/* The byte of a key: 62 bits of its digest. */
static off_t place_of(const char *key)
{
    char digest[DIGEST_HEX_SIZE];
    int64_t place = 0;

    digest_sha256(bytes_from_text(key), digest);
    for (int i = 0; i < 16; i++) {
        char c = digest[i];

        place = (place & (INT64_MAX >> 5)) * 16 + (c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return (off_t)(place & (INT64_MAX >> 1));
}

static int set(const struct data_lock *lock, const char *key, short type)
{
    struct flock range = {
        .l_type = type, .l_whence = SEEK_SET, .l_start = place_of(key), .l_len = 1};

    return fcntl(lock->fd, F_OFD_SETLK, &range);
}

int data_lock_try(struct data_lock *lock, const char *key, struct error *err)
{
    if (set(lock, key, F_WRLCK) == 0)
        return 0;
    if (errno == EAGAIN || errno == EACCES)
        return DATA_LOCK_HELD;
    return error_set_hint(err, ERROR_FAILED, HINT_LOCAL_DATA,
                          "the data directory is on a file system without locks (%s)",
                          strerror(errno));
}

void data_lock_release(struct data_lock *lock, const char *key)
{
    set(lock, key, F_UNLCK);
}
