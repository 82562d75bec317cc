/*
 * Dates as a count of days since 1970-01-01.
 */
#ifndef DAYS_H
#define DAYS_H

#include "trackside/calendar.h"

/* A whole day, of the years 1970 to 9999, that the calendar has. */
bool date_is_valid(struct date date);

int64_t days_from_date(struct date date);

/* Absent when the day is not within those years. */
struct date days_to_date(int64_t days);

#endif
