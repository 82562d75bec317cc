/*
 * Two kinds of "no". Zero is success. A negative result is one of the codes below:
 * clean up, forward it unchanged, never act on it half-way. A positive result is a
 * documented outcome of the one function that returned it.
 *
 * The message is one sentence that names the thing and the way out. It is set once,
 * where the fact is known; nobody rewrites it on the way up, and only a face prints it. A way out
 * that has another name in each face (an option, a command) is no part of it but a hint, which the
 * face puts behind it.
 */
#ifndef TRACKSIDE_ERROR_H
#define TRACKSIDE_ERROR_H

#include "trackside/arena.h"
#include "trackside/hint.h"

enum error_code {
    ERROR_FAILED = -1,       /* anything without a code of its own */
    ERROR_USAGE = -2,        /* the caller's words are off: option, setting, date, slug, range */
    ERROR_PARTIAL = -3,      /* some of it was done and is kept */
    ERROR_NOT_FOUND = -4,    /* no such track, day, session, page */
    ERROR_UNREACHABLE = -5,  /* the network is needed and does not answer */
    ERROR_UNKNOWN_PAGE = -6, /* a page has a shape that is not recognised */
    ERROR_CHECK = -7,        /* data that should agree does not; a database is damaged */
    ERROR_REJECTED = -8,     /* the target of an export refused rows */
    ERROR_BUSY = -9,         /* another process holds the database */
    ERROR_TOO_NEW = -10,     /* the database was written by a newer program */
    ERROR_INTERRUPTED = -11, /* the user asked to stop */
};

struct error {
    enum error_code code; /* meaningful after a negative return only */
    char message[768];    /* UTF-8, no newline at its end; cut when longer */
    enum hint hint;
    char names[HINT_MAX_NAMES][HINT_NAME_SIZE]; /* what the hint names; empty: nothing */
};

/* A word for programs: "usage", "not_found", "database_busy". */
const char *error_code_name(enum error_code code);

/*
 * Each of these sets code, sentence and hint, and returns the code, so that `return error_set(...)`
 * reads well. err may be NULL, and its old message may be an argument.
 */

/* Without a hint. */
int error_set(struct error *err, enum error_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

int error_set_hint(struct error *err, enum error_code code, enum hint hint, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* A hint that names something; second is NULL when it names one thing. */
int error_set_hint_about(struct error *err, enum error_code code, enum hint hint, const char *first,
                         const char *second, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/* Another failure as it is. */
int error_pass(struct error *err, const struct error *why);

/* Another failure in a sentence that ends with its message (an argument like any other): its hint
 * goes along. why may be err. */
int error_wrap(struct error *err, enum error_code code, const struct error *why, const char *format,
               ...) __attribute__((format(printf, 4, 5)));

/* The whole sentence: the message, and behind it the words that a face has for the hint (NULL: it
 * has none). In the arena. */
const char *error_sentence(const struct error *error, hint_words *words, struct arena *arena);

#endif
