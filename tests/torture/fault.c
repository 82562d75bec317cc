/*
 * System calls that fail on request, or at which the process dies: a library that is loaded before
 * all others (LD_PRELOAD), so that calls of SQLite, libcurl and of the program itself come here.
 *
 *   TORTURE_CALLS  which are counted, separated by commas: "write,pwrite64,fsync"
 *   TORTURE_AT     which of them, from 1; 0 or none: none
 *   TORTURE_HOW    "kill", or the number of an error that this one and no other gets ("5" is EIO);
 *                  "28+" is ENOSPC for it and all after it
 *   TORTURE_COUNT  a file that gets their number at the end
 */
/* Both names of a call are meant here, not one for the other. */
#undef _FILE_OFFSET_BITS
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long n_calls;
static const char *calls;
static long at;
static int error_number; /* 0: die */
static bool is_lasting;

/* The next library's function of that name. */
static void *next(const char *name)
{
    void *function = dlsym(RTLD_NEXT, name);

    if (function == NULL)
        abort();
    return function;
}

static void tell_number(void)
{
    FILE *file = fopen(getenv("TORTURE_COUNT"), "w");

    if (file == NULL)
        abort();
    fprintf(file, "%ld\n", (long)n_calls);
    fclose(file);
}

__attribute__((constructor)) static void begin(void)
{
    const char *where = getenv("TORTURE_AT");
    const char *how = getenv("TORTURE_HOW");

    at = where != NULL ? strtol(where, NULL, 10) : 0;
    error_number = how != NULL ? (int)strtol(how, NULL, 10) : 0;
    is_lasting = how != NULL && strchr(how, '+') != NULL;
    if (getenv("TORTURE_COUNT") != NULL)
        atexit(tell_number);
    calls = getenv("TORTURE_CALLS");
}

static bool is_counted(const char *name)
{
    size_t size = strlen(name);

    for (const char *word = calls; word != NULL; word = strchr(word, ',')) {
        word += *word == ',';
        if (strncmp(word, name, size) == 0 && (word[size] == ',' || word[size] == '\0'))
            return true;
    }
    return false;
}

/* Does this call fail? It does not come back from its death. */
static bool fails(const char *name)
{
    long n;

    if (calls == NULL || !is_counted(name))
        return false;
    n = atomic_fetch_add(&n_calls, 1) + 1;
    if (at == 0 || (n != at && !(is_lasting && n > at)))
        return false;
    if (error_number == 0)
        kill(getpid(), SIGKILL);
    errno = error_number;
    return true;
}

/* A function of one signature: found once, called unless it fails. */
#define PASS_ON(type, name, parameters, arguments)                                                 \
    type name parameters;                                                                          \
    type name parameters                                                                           \
    {                                                                                              \
        static type(*real) parameters;                                                             \
                                                                                                   \
        if (real == NULL)                                                                          \
            *(void **)&real = next(#name);                                                         \
        return fails(#name) ? -1 : real arguments;                                                 \
    }

/* clang-format off */
PASS_ON(ssize_t, read, (int fd, void *data, size_t size), (fd, data, size))
PASS_ON(ssize_t, write, (int fd, const void *data, size_t size), (fd, data, size))
PASS_ON(ssize_t, pread, (int fd, void *data, size_t size, off_t from), (fd, data, size, from))
PASS_ON(ssize_t, pread64, (int fd, void *data, size_t size, off64_t from), (fd, data, size, from))
PASS_ON(ssize_t, pwrite, (int fd, const void *data, size_t size, off_t to), (fd, data, size, to))
PASS_ON(ssize_t, pwrite64, (int fd, const void *data, size_t size, off64_t to), (fd, data, size, to))
PASS_ON(int, fsync, (int fd), (fd))
PASS_ON(int, fdatasync, (int fd), (fd))
PASS_ON(int, ftruncate, (int fd, off_t size), (fd, size))
PASS_ON(int, ftruncate64, (int fd, off64_t size), (fd, size))
PASS_ON(int, rename, (const char *from, const char *to), (from, to))
PASS_ON(int, link, (const char *from, const char *to), (from, to))
PASS_ON(int, unlink, (const char *path), (path))
PASS_ON(int, mkdir, (const char *path, mode_t mode), (path, mode))
PASS_ON(int, socket, (int domain, int type, int protocol), (domain, type, protocol))
PASS_ON(int, connect, (int fd, __CONST_SOCKADDR_ARG to, socklen_t size), (fd, to, size))
PASS_ON(ssize_t, send, (int fd, const void *data, size_t size, int flags), (fd, data, size, flags))
PASS_ON(ssize_t, recv, (int fd, void *data, size_t size, int flags), (fd, data, size, flags))
PASS_ON(ssize_t, getrandom, (void *data, size_t size, unsigned flags), (data, size, flags))
/* clang-format on */

/* Those with an argument more when they make a file. */
#define PASS_ON_OPENING(name)                                                                      \
    int name(const char *path, int flags, ...);                                                    \
    int name(const char *path, int flags, ...)                                                     \
    {                                                                                              \
        static int (*real)(const char *, int, ...);                                                \
        mode_t mode = 0;                                                                           \
        va_list rest;                                                                              \
                                                                                                   \
        va_start(rest, flags);                                                                     \
        if (flags & O_CREAT)                                                                       \
            mode = va_arg(rest, mode_t);                                                           \
        va_end(rest);                                                                              \
        if (real == NULL)                                                                          \
            *(void **)&real = next(#name);                                                         \
        return fails("open") ? -1 : real(path, flags, mode);                                       \
    }

PASS_ON_OPENING(open)
PASS_ON_OPENING(open64)
