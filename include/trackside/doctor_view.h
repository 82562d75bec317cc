/* What a doctor found, and what is watched over. */
#ifndef TRACKSIDE_DOCTOR_VIEW_H
#define TRACKSIDE_DOCTOR_VIEW_H

#include "trackside/answer.h"
#include "trackside/doctor.h"
#include "trackside/threshold.h"

/* {"checks": [{"check", "status", "detail"}]}; in the arena of the run. */
struct answer *doctor_view_answer(const struct doctor *doctor);

/* {"watched": [{"check", "value", "limit", "over", "detail"}]} */
struct answer *doctor_view_watched(struct arena *arena,
                                   const struct threshold thresholds[static N_THRESHOLDS]);

#endif
