/* cmocka, with the headers it wants before its own. */
#ifndef TRACKSIDE_TESTS_HTTP_TESTING_H
#define TRACKSIDE_TESTS_HTTP_TESTING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif
