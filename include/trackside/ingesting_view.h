/* How ingested days look, and an ingest that is not done: the same keys in every form. */
#ifndef TRACKSIDE_INGESTING_VIEW_H
#define TRACKSIDE_INGESTING_VIEW_H

#include "trackside/answer.h"
#include "trackside/ingest_days.h"
#include "trackside/ingest_job.h"
#include "trackside/ingest_plan.h"

/* All of these live in the arena of the run. */

/* One day by itself, as a row. */
struct answer *ingesting_view_day(const struct ingest_days *ingesting,
                                  const struct ingested_day *day);

/* {"days": [...], "budget", "requests"}, with "totals" of several; the budget is that of a run on
 * one track. */
int ingesting_view_answer(const struct ingest_days *ingesting, bool has_totals,
                          struct answer **ret_answer, struct error *err);

/* {"summary": {"totals", "budget", "requests"}}, for whoever was told day by day. */
int ingesting_view_summary(const struct ingest_days *ingesting, struct answer **ret_answer,
                           struct error *err);

/* An ingest that goes on another day: the same as of several days, or of those that were told, and
 * beside it {"range": {"from", "to"}, "left": {keys of a plan but "dry_run" and "requests"}}. */
int ingesting_view_job(const struct ingest_job *job, bool is_told, struct answer **ret_answer,
                       struct error *err);

/* {"dry_run", "days": [...], "list_requests", "session_requests", "months_missing": ["2025-09"],
 * "expected": {"days", "sessions"} of those months, "seconds", "over_budget", "days_of_work",
 * "done_at", "requests"}: the days and their requests, and what they were found with. */
struct answer *ingesting_view_plan(const struct ingest_days *ingesting,
                                   const struct ingest_plan *plan);

#endif
