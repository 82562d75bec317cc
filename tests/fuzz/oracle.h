/*
 * What must hold for any input whatever. A broken promise ends the process, which is what a fuzzer
 * and a test both notice; NDEBUG has no influence.
 */
#ifndef TRACKSIDE_TESTS_FUZZ_ORACLE_H
#define TRACKSIDE_TESTS_FUZZ_ORACLE_H

#include "trackside/bytes.h"
#include "trackside/calendar.h"
#include "trackside/error.h"

#include <stdint.h>

#define MUST(condition) ((condition) ? (void)0 : oracle_broken(#condition, __FILE__, __LINE__))

_Noreturn void oracle_broken(const char *condition, const char *file, int line);

/* An input as a slice; the empty one has no address, as contracts allow. */
struct bytes oracle_input(const uint8_t *data, size_t size);

bool oracle_is_utf8(struct bytes text);

/* White space as race.h promises it: single blanks inside, none at the ends. */
bool oracle_is_squeezed(const char *text);

bool oracle_is_date(struct date date);  /* a day of the calendar */
bool oracle_is_month(struct date date); /* day 0 */
bool oracle_is_time(struct local_time time);

/* A failure carries its code and a sentence of one line. */
void oracle_error(int r, const struct error *err);

#endif
