/*
 * cmocka with its prerequisites, and comparisons for tests that walk a table: a failure
 * names the case and shows both sides.
 */
#ifndef CHECK_H
#define CHECK_H

#include "trackside/bytes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define N_OF(array) (sizeof(array) / sizeof((array)[0]))

/* BYTES for static tables, where C17 allows no compound literal. */
#define SLICE(literal)                                                                             \
    {                                                                                              \
        "" literal, sizeof(literal) - 1                                                            \
    }

#define CHECK_TEXT(actual, expected, what)                                                         \
    check_text((actual), (expected), (what), __FILE__, __LINE__)
#define CHECK_BYTES(actual, expected, what)                                                        \
    check_bytes((actual), (expected), (what), __FILE__, __LINE__)
#define CHECK_INT(actual, expected, what)                                                          \
    check_int((int64_t)(actual), (int64_t)(expected), (what), __FILE__, __LINE__)

/* Both may be NULL. */
void check_text(const char *actual, const char *expected, const char *what, const char *file,
                int line);
void check_bytes(struct bytes actual, struct bytes expected, const char *what, const char *file,
                 int line);
void check_int(int64_t actual, int64_t expected, const char *what, const char *file, int line);

#endif
