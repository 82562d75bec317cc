/* Writing. */
#ifndef TRACKSIDE_EXPORT_SEND_H
#define TRACKSIDE_EXPORT_SEND_H

#include "run.h"

/* Send the days that wait. */
int send_days(struct run *run, struct error *err);

#endif
