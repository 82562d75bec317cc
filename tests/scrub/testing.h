/* cmocka, with the headers it wants before its own. */
#ifndef TRACKSIDE_TESTS_SCRUB_TESTING_H
#define TRACKSIDE_TESTS_SCRUB_TESTING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define N_OF(array) (sizeof(array) / sizeof((array)[0]))

#endif
