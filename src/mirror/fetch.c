/* Several pages on their way at once, within the policy. */
#include "fetch.h"

#include "answer.h"
#include "budget.h"
#include "gate.h"
#include "page_lock.h"
#include "rate.h"
#include "robots.h"
#include "site_rules.h"

#include "trackside/cleanup.h"
#include "trackside/request_log.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    UNREACHABLE_IN_A_ROW = 5, /* pages, each with all its retries */
    LONGEST_NAP_MS = 250,     /* so that a Ctrl-C is noticed while waiting */
    LOCKED_NAP_MS = 50,       /* before looking again whether another process is done */
};

/* The state of one run over its jobs. */
struct run {
    struct fetcher *fetcher;
    struct fetch_job *jobs;
    size_t n;
    int64_t concurrency;
    const struct fetch_listener *listener; /* may be NULL */
    size_t n_running;
    int64_t blocked_until_ms; /* monotonic; the gate said "not before" */
    bool is_spread_told;      /* that pages go one after the other; once is enough */
    int stopped;              /* 0, or the code of what stopped the run */
    int n_unreachable;        /* jobs in a row that failed because nobody answers */
};

static int open_http(struct fetcher *fetcher, struct error *err)
{
    const struct mirror_policy *policy = &fetcher->options->policy;
    struct http_options options = {
        .user_agent = policy->user_agent,
        .connect_timeout_ms = policy->connect_timeout_ms,
        .max_body_size = policy->max_body_size,
        .max_connections = policy->concurrency,
        .slow_s = policy->slow_s,
        .ca_file = policy->ca_file,
    };

    return fetcher->http != NULL ? 0 : http_open(&options, &fetcher->http, err);
}

static void tell_wait(const struct run *run, const struct fetch_job *job,
                      const struct gate_wait *wait)
{
    struct trace_event event = {
        .kind = TRACE_WAIT,
        .subject = job->cache_key,
        .detail = wait->reason,
        .wait_ms = wait->ms,
        .done = run->fetcher->n_done,
        .total = run->fetcher->n_total,
    };

    trace_tell(run->fetcher->options->trace, &event);
}

/* The gate says "not yet": wait for it, or stop when that would take too long. */
static int obey_gate(struct run *run, const struct fetch_job *job, const struct gate_wait *wait,
                     struct error *err)
{
    const struct mirror_options *options = run->fetcher->options;
    char when[CALENDAR_TEXT_SIZE];

    if (wait->ms > options->policy.max_wait_ms) {
        run->fetcher->requests.go_on_at = rate_full_second(clock_utc_ms(options->clock) + wait->ms);
        utc_format(run->fetcher->requests.go_on_at, when);
        return error_set(err, ERROR_PARTIAL,
                         "%s; it may go on at %s: run the same command again then, what is stored "
                         "is not fetched twice",
                         wait->reason, when);
    }
    run->blocked_until_ms = clock_monotonic_ms() + wait->ms;
    if (!wait->is_spread || !run->is_spread_told)
        tell_wait(run, job, wait);
    run->is_spread_told = run->is_spread_told || wait->is_spread;
    return 0;
}

static int send_job(struct run *run, struct fetch_job *job, struct error *err)
{
    const struct mirror_policy *policy = &run->fetcher->options->policy;
    struct http_request request = {
        .url = job->url,
        .timeout_ms = policy->timeout_ms[job->page.kind],
        .etag = job->etag,
        .last_modified = job->last_modified,
        .tag = job,
    };
    struct trace_event event = {.kind = TRACE_REQUEST,
                                .subject = job->cache_key,
                                .detail = job->url,
                                .attempt = job->attempt,
                                .done = run->fetcher->n_done,
                                .total = run->fetcher->n_total};
    int r = http_start(run->fetcher->http, &request, err);

    if (r < 0)
        return r;
    job->state = FETCH_RUNNING;
    run->n_running++;
    trace_tell(run->fetcher->options->trace, &event);
    return 0;
}

/* Before the page, in the same attempt. */
static int send_for_rules(struct run *run, struct fetch_job *job, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct http_request request = {
        .timeout_ms = run->fetcher->options->policy.timeout_ms[job->page.kind],
        .tag = job,
    };
    struct trace_event event = {
        .kind = TRACE_PHASE, .subject = job->origin, .detail = "robots.txt is asked for"};
    int r;

    arena_init(&arena);
    request.url = robots_url(job->origin, &arena);
    r = http_start(run->fetcher->http, &request, err);
    if (r < 0)
        return r;
    job->asks_rules = true;
    job->state = FETCH_RUNNING;
    run->n_running++;
    trace_tell(run->fetcher->options->trace, &event);
    return 0;
}

static int tell_end(const struct run *run, const struct fetch_job *job, struct error *err)
{
    if (run->listener == NULL || (job->state != FETCH_DONE && job->state != FETCH_FAILED))
        return 0;
    return run->listener->ended(run->listener->context, job, err);
}

/* Positive: another process is at it, or was, so that nothing is to be sent now. */
static int lock_job(struct run *run, struct fetch_job *job, struct error *err)
{
    int r = page_lock_take(run->fetcher, job, err);

    if (r == PAGE_LOCK_HELD)
        job->ready_at_ms = clock_monotonic_ms() + LOCKED_NAP_MS;
    if (r == PAGE_LOCK_ENDED && tell_end(run, job, err) < 0)
        return (int)err->code;
    return r;
}

/* Pass the gate and go, or learn how long to wait. */
static int pass_gate(struct run *run, struct fetch_job *job, bool asks_rules, struct error *err)
{
    struct fetcher *fetcher = run->fetcher;
    struct gate_request request = {
        .page = job->page,
        .cache_key = job->cache_key,
        .url = job->url,
        .origin = job->origin,
        .attempt = job->attempt + 1,
    };
    struct gate_wait wait;
    int r = open_http(fetcher, err);

    if (r < 0)
        return r;
    r = gate_pass(fetcher->db, &fetcher->options->policy, fetcher->options->clock, &request,
                  &job->log_id, &wait, err);
    if (r == GATE_WAIT) {
        page_lock_release(fetcher, job);
        return obey_gate(run, job, &wait, err);
    }
    if (r < 0)
        return r;
    job->attempt++;
    r = asks_rules ? send_for_rules(run, job, err) : send_job(run, job, err);
    return r < 0 ? r : budget_warn(fetcher, job, err);
}

static int forbid(struct run *run, struct fetch_job *job, struct error *err)
{
    int r = answer_forbid(run->fetcher, job, err);

    return r < 0 ? r : tell_end(run, job, err);
}

/* If the site lets us ask for it, and nobody else does. */
static int start_job(struct run *run, struct fetch_job *job, struct error *err)
{
    int verdict;
    int r = lock_job(run, job, err);

    if (r != 0)
        return r < 0 ? r : 0;
    verdict = site_rules_check(run->fetcher, job, err);
    if (verdict < 0)
        return verdict;
    if (verdict == SITE_RULES_FORBID) {
        page_lock_release(run->fetcher, job);
        return forbid(run, job, err);
    }
    if (verdict == SITE_RULES_WAIT) {
        page_lock_release(run->fetcher, job);
        job->ready_at_ms = clock_monotonic_ms() + LOCKED_NAP_MS;
        return 0;
    }
    r = pass_gate(run, job, verdict == SITE_RULES_ASK, err);
    if (verdict == SITE_RULES_ASK && !job->asks_rules)
        site_rules_release(run->fetcher, job);
    return r;
}

static int start_ready_jobs(struct run *run, struct error *err)
{
    for (size_t i = 0; i < run->n; i++) {
        struct fetch_job *job = &run->jobs[i];
        int64_t now_ms = clock_monotonic_ms();
        int r;

        if ((int64_t)run->n_running >= run->concurrency || run->blocked_until_ms > now_ms)
            return 0;
        if (job->state != FETCH_READY || job->ready_at_ms > now_ms)
            continue;
        r = start_job(run, job, err);
        if (r < 0)
            return r;
    }
    return 0;
}

static int check_stop(const struct run *run, struct error *err)
{
    const struct mirror_options *options = run->fetcher->options;

    if (options->interrupted != NULL && *options->interrupted != 0)
        return error_set(err, ERROR_INTERRUPTED,
                         "interrupted; everything finished until now is stored, run the same "
                         "command again to go on");
    if (!is_absent(run->fetcher->deadline_ms) && clock_monotonic_ms() >= run->fetcher->deadline_ms)
        return error_set(err, ERROR_PARTIAL,
                         "the time given by fetch.deadline is over; what came until now is stored");
    return 0;
}

/* The user is kept waiting for what is on its way. */
static void tell_stop(const struct run *run)
{
    struct trace_event event = {.kind = TRACE_STOPPING, .subject = "interrupted"};
    char detail[128];

    if (run->n_running == 0)
        return;
    snprintf(detail, sizeof(detail),
             "%zu requests on their way are finished and kept first; once more stops at once",
             run->n_running);
    event.detail = detail;
    trace_tell(run->fetcher->options->trace, &event);
}

/* Milliseconds until something may be started, cut to a nap. */
static int64_t nap_ms(const struct run *run)
{
    int64_t now_ms = clock_monotonic_ms();
    int64_t wake_ms = now_ms + LONGEST_NAP_MS;

    for (size_t i = 0; i < run->n; i++) {
        const struct fetch_job *job = &run->jobs[i];
        int64_t ready_ms =
            job->ready_at_ms > run->blocked_until_ms ? job->ready_at_ms : run->blocked_until_ms;

        if (job->state == FETCH_READY && ready_ms > now_ms && ready_ms < wake_ms)
            wake_ms = ready_ms;
    }
    return wake_ms - now_ms;
}

static bool has_ready_jobs(const struct run *run)
{
    for (size_t i = 0; i < run->n; i++)
        if (run->jobs[i].state == FETCH_READY)
            return true;
    return false;
}

/* When nobody answers page after page, the network is gone: trying the rest takes minutes. */
static int check_network(struct run *run, const struct fetch_job *job, struct error *err)
{
    if (job->state == FETCH_DONE)
        run->n_unreachable = 0;
    if (job->state != FETCH_FAILED || job->failure.code != ERROR_UNREACHABLE)
        return 0;
    if (++run->n_unreachable < UNREACHABLE_IN_A_ROW || !has_ready_jobs(run))
        return 0;
    run->fetcher->is_cut_off = true;
    return error_wrap(err, ERROR_PARTIAL, &job->failure,
                      "%d pages in a row could not be had; the last: %s", run->n_unreachable,
                      job->failure.message);
}

/* A job that waits for its next try keeps its page: another process would fare no better. */
static void release_ended(struct run *run, struct fetch_job *job)
{
    if (job->state == FETCH_DONE || job->state == FETCH_FAILED)
        page_lock_release(run->fetcher, job);
}

/* The attempt ends before the page was asked for: nothing of it counts. */
static int take_back(struct run *run, struct fetch_job *job, struct error *err)
{
    job->state = FETCH_READY;
    job->attempt--;
    return request_log_cancel(run->fetcher->db, job->log_id, err);
}

/* What came is no page but what the site lets us ask for: on with the page, if that is in it. */
static int take_rules(struct run *run, struct fetch_job *job, const struct http_response *response,
                      struct error *err)
{
    int verdict = site_rules_take(run->fetcher, job, response, err);
    int r;

    job->asks_rules = false;
    if (verdict < 0)
        return verdict;
    if (verdict == SITE_RULES_UNKNOWN)
        return answer_without_rules(run->fetcher, job, response, err);
    if (verdict == SITE_RULES_ALLOW && run->stopped == 0)
        return send_job(run, job, err);
    r = take_back(run, job, err);
    return r < 0 || run->stopped != 0 ? r : answer_forbid(run->fetcher, job, err);
}

/* Wait for an answer or for the next start, and take what came. */
static int wait_a_moment(struct run *run, struct error *err)
{
    struct http_response *response CLEANUP(http_response_free_at) = NULL;
    struct fetch_job *job;
    int r;

    if (run->n_running == 0) {
        clock_sleep_ms(nap_ms(run));
        return 0;
    }
    r = http_wait(run->fetcher->http, nap_ms(run), &response, err);
    if (r != 0)
        return r == HTTP_NOTHING_YET ? 0 : r;
    run->n_running--;
    job = response->tag;
    r = job->asks_rules ? take_rules(run, job, response, err)
                        : answer_take(run->fetcher, job, response, err);
    release_ended(run, job);
    if (r == 0)
        r = tell_end(run, job, err);
    return r < 0 ? r : check_network(run, job, err);
}

int fetch_all(struct fetcher *fetcher, struct fetch_job *jobs, size_t n, int64_t concurrency,
              const struct fetch_listener *listener, struct error *err)
{
    struct run run = {
        .fetcher = fetcher, .jobs = jobs, .n = n, .concurrency = concurrency, .listener = listener};
    struct error later; /* the first thing that stopped the run is the one to tell */

    fetcher->is_cut_off = false;
    fetcher->n_done = 0;
    fetcher->n_total = (int64_t)n;
    while (run.n_running > 0 || (run.stopped == 0 && has_ready_jobs(&run))) {
        int r = 0;

        if (run.stopped == 0)
            r = check_stop(&run, err);
        if (r == ERROR_INTERRUPTED)
            tell_stop(&run);
        if (run.stopped == 0 && r == 0)
            r = start_ready_jobs(&run, err);
        if (r == 0)
            r = wait_a_moment(&run, run.stopped == 0 ? err : &later);
        if (r < 0 && run.stopped == 0)
            run.stopped = r;
        else if (r < 0)
            break; /* stopped already, and now the database or the network layer fails too */
    }
    for (size_t i = 0; i < n; i++) {
        if (jobs[i].asks_rules)
            site_rules_release(fetcher, &jobs[i]);
        page_lock_release(fetcher, &jobs[i]);
    }
    return run.stopped;
}

void fetcher_deinit(struct fetcher *fetcher)
{
    http_close(fetcher->http);
    fetcher->http = NULL;
    data_lock_close(fetcher->lock);
    fetcher->lock = NULL;
    free(fetcher->warned_slug);
    fetcher->warned_slug = NULL;
    site_rules_deinit(fetcher);
}
