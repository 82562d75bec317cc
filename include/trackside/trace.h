/*
 * What a silent module tells whoever listens: requests, waits, phases. The listener (the
 * CLI's progress line, a log) decides what to show; nobody listening costs nothing.
 */
#ifndef TRACKSIDE_TRACE_H
#define TRACKSIDE_TRACE_H

#include "trackside/error.h"

#include <stddef.h>
#include <stdint.h>

enum trace_kind {
    TRACE_REQUEST,       /* a request is about to be sent; subject: cache key, detail: address */
    TRACE_STORED,        /* a page was fetched and committed */
    TRACE_UNCHANGED,     /* a page was fetched, and is what was stored already */
    TRACE_NOT_MODIFIED,  /* the site said that a page is as it was */
    TRACE_HIT,           /* a stored page was used without asking */
    TRACE_WAIT,          /* waiting for wait_ms because of detail */
    TRACE_RETRY,         /* a request failed and will be tried again in wait_ms */
    TRACE_FAILED,        /* a page could not be had; detail: why */
    TRACE_REFUSED,       /* a replaying server was asked for what is not recorded */
    TRACE_BUDGET,        /* a daily budget is nearly spent; subject: track, detail: how far */
    TRACE_STOPPING,      /* the user interrupted; detail: what is finished first */
    TRACE_DETAIL_FAILED, /* a session stays without its laps; subject: its id, detail: why */
    TRACE_DAY,   /* a practice day of `total` is begun after `done`; subject: track, detail: date */
    TRACE_NOTE,  /* a sentence for whoever listens; detail: it, subject: "" */
    TRACE_PHASE, /* a phase of work begins or ends; detail: which, in words */
};

/* A figure that goes with an event: "sessions", 56. */
struct trace_count {
    const char *name;
    int64_t value;
};

struct trace_event {
    enum trace_kind kind;
    const char *subject;              /* cache key, or what the phase is about; never NULL */
    const char *detail;               /* never NULL */
    const struct error *failure;      /* TRACE_FAILED, TRACE_DETAIL_FAILED: detail is its message,
                                         and this has its hint too; else NULL */
    int64_t wait_ms;                  /* TRACE_WAIT, TRACE_RETRY; else 0 */
    int64_t attempt;                  /* TRACE_REQUEST, TRACE_RETRY: which try; else 0 */
    int64_t done, total;              /* pages of this step (TRACE_DAY: days); total 0 when it
                                         has no count */
    const struct trace_count *counts; /* TRACE_PHASE: what came of it; else NULL */
    size_t n_counts;
};

struct trace {
    void (*listen)(void *context, const struct trace_event *event); /* NULL: nobody listens */
    void *context;
};

/* trace may be NULL. */
void trace_tell(const struct trace *trace, const struct trace_event *event);

#endif
