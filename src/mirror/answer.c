/* From an HTTP response to a committed page, a retry, or a remembered failure. */
#include "answer.h"

#include "cache_rule.h"
#include "retry.h"
#include "robots.h"

#include "trackside/cleanup.h"
#include "trackside/page_kind.h"
#include "trackside/page_store.h"
#include "trackside/request_log.h"
#include "trackside/site_store.h"

#include <stdio.h>
#include <sys/random.h>

static void tell(const struct fetcher *fetcher, enum trace_kind kind, const struct fetch_job *job,
                 const char *detail, int64_t wait_ms)
{
    struct trace_event event = {.kind = kind,
                                .subject = job->cache_key,
                                .detail = detail,
                                .wait_ms = wait_ms,
                                .attempt = kind == TRACE_RETRY ? job->attempt : 0,
                                .done = fetcher->n_done,
                                .total = fetcher->n_total};

    trace_tell(fetcher->options->trace, &event);
}

void answer_tell_failed(const struct fetcher *fetcher, const struct fetch_job *job)
{
    struct trace_event event = {.kind = TRACE_FAILED,
                                .subject = job->cache_key,
                                .detail = job->failure.message,
                                .failure = &job->failure,
                                .done = fetcher->n_done,
                                .total = fetcher->n_total};

    trace_tell(fetcher->options->trace, &event);
}

const char *answer_outcome_name(const struct http_response *response)
{
    switch (response->outcome) {
    case HTTP_ANSWERED:
        return "answered";
    case HTTP_UNREACHABLE:
        return "unreachable";
    case HTTP_TIMED_OUT:
        return "timed out";
    case HTTP_CUT_SHORT:
        return "cut short";
    case HTTP_TOO_LARGE:
        return "too large";
    case HTTP_NOT_TRUSTED:
        return "not trusted";
    case HTTP_LED_ASTRAY:
        return "led astray";
    case HTTP_BROKEN:
        break;
    }
    return "broken";
}

static int64_t answered_status(const struct http_response *response)
{
    return response->outcome == HTTP_ANSWERED ? response->status : ABSENT;
}

/* ---- good answers ---- */

static int keep_page(struct fetcher *fetcher, struct fetch_job *job,
                     const struct http_response *response, struct error *err)
{
    const struct mirror_policy *policy = &fetcher->options->policy;
    int64_t now = clock_utc(fetcher->options->clock);
    struct page_arrival arrival = {
        .cache_key = job->cache_key,
        .id = job->page,
        .url = response->url,
        .body = response->body,
        .http_status = response->status,
        .content_type = response->content_type,
        .etag = response->etag,
        .last_modified = response->last_modified,
        .fetched_at = now,
        .ttl_s = cache_rule_ttl(policy, &job->page, job->zone, now),
        .settled = cache_rule_is_settled(policy, &job->page, job->zone, now),
        .source = "live",
        .listed_as = job->listed_as,
    };
    int r = page_store_put(fetcher->db, &arrival, err);

    if (r < 0)
        return r;
    job->state = FETCH_DONE;
    fetcher->n_done++;
    fetcher->requests.network++;
    tell(fetcher, r == PAGE_STORE_SAME ? TRACE_UNCHANGED : TRACE_STORED, job, response->url, 0);
    return 0;
}

/* ---- bad answers ---- */

enum {
    TRIES_SIZE = 48,
};

/* ", also after 4 tries"; nothing after the first one. */
static const char *also_after(const struct fetch_job *job, char out[static TRIES_SIZE])
{
    out[0] = '\0';
    if (job->attempt > 1)
        snprintf(out, TRIES_SIZE, ", also after %lld tries", (long long)job->attempt);
    return out;
}

static void describe_status(struct fetch_job *job, const char *url, int status)
{
    enum error_code code = page_failure_code(status);
    enum hint hint = page_failure_hint(status);
    char tries[TRIES_SIZE];

    if (code == ERROR_NOT_FOUND)
        error_set_hint(&job->failure, code, hint,
                       "%s is not there (the site answered %d); check the track and the date", url,
                       status);
    else if (code == ERROR_UNREACHABLE)
        error_set_hint(&job->failure, code, hint, "the site answered %d to %s%s; try again later",
                       status, url, also_after(job, tries));
    else
        error_set_hint(&job->failure, code, hint, "the site answered %d to %s, which is no page",
                       status, url);
}

/* One sentence for people: what was asked, what came, and what to do. */
static void describe_failure(struct fetch_job *job, const char *url,
                             const struct http_response *response)
{
    char tries[TRIES_SIZE];

    switch (response->outcome) {
    case HTTP_ANSWERED:
        describe_status(job, url, response->status);
        return;
    case HTTP_UNREACHABLE:
    case HTTP_TIMED_OUT:
        error_set_hint(&job->failure, ERROR_UNREACHABLE, HINT_OR_GO_OFFLINE,
                       "%s cannot be reached (%s); check the network", url, response->problem);
        return;
    case HTTP_CUT_SHORT:
        error_set(&job->failure, ERROR_UNREACHABLE,
                  "the transfer of %s broke off (%s)%s; try again later", url, response->problem,
                  also_after(job, tries));
        return;
    case HTTP_NOT_TRUSTED:
        error_set(&job->failure, ERROR_UNREACHABLE,
                  "%s does not prove who it is (%s); a hotspot's log-in page can cause this", url,
                  response->problem);
        return;
    case HTTP_TOO_LARGE:
    case HTTP_LED_ASTRAY:
    case HTTP_BROKEN:
        break;
    }
    error_set(&job->failure, ERROR_FAILED, "%s was refused: %s", url, response->problem);
}

static int pause_site(struct fetcher *fetcher, const struct fetch_job *job, const char *reason,
                      int64_t pause_s, struct error *err)
{
    if (pause_s <= 0)
        return 0;
    return site_store_pause(fetcher->db, job->origin, clock_utc(fetcher->options->clock) + pause_s,
                            reason, err);
}

static int pause_busy_site(struct fetcher *fetcher, const struct fetch_job *job, int status,
                           int64_t pause_s, struct error *err)
{
    char reason[64];

    snprintf(reason, sizeof(reason), "it answered %d", status);
    return pause_site(fetcher, job, reason, pause_s, err);
}

static bool is_permanent(const struct http_response *response)
{
    return response->outcome == HTTP_ANSWERED && response->status >= 400 &&
           response->status < 500 && response->status != 408 && response->status != 429;
}

/* Until --refresh: the last moment that is written with four digits for the year. */
#define REFUSED_FOR_GOOD INT64_C(253402300799)

/*
 * "Not found" for a page of a day that is long over is so for good, until the user asks with
 * --refresh. Every other refusal is believed for as long as the page itself would be: a day that is
 * "not found" may be held tomorrow, and a hotspot's gate, which refuses everything, may be open by
 * then. What is no refusal may be tried at once, whatever the laptop's clock is set to by then:
 * ABSENT.
 */
static int64_t next_try(const struct fetcher *fetcher, const struct fetch_job *job,
                        const struct http_response *response, int64_t now)
{
    const struct mirror_policy *policy = &fetcher->options->policy;

    if (!is_permanent(response))
        return ABSENT;
    if (page_failure_code(response->status) == ERROR_NOT_FOUND &&
        cache_rule_is_settled(policy, &job->page, job->zone, now))
        return REFUSED_FOR_GOOD;
    return now + cache_rule_ttl(policy, &job->page, job->zone, now);
}

/* Remember the job's failure beside whatever is stored of the page. */
static int fail(struct fetcher *fetcher, struct fetch_job *job, int64_t http_status,
                int64_t next_try_at, struct error *err)
{
    struct page_failure failure = {
        .reason = job->failure.message,
        .http_status = http_status,
        .at = clock_utc(fetcher->options->clock),
        .next_try_at = next_try_at,
    };
    int r = page_store_fail(fetcher->db, job->cache_key, &job->page, job->url, &failure, err);

    if (r < 0)
        return r;
    job->state = FETCH_FAILED;
    fetcher->n_done++;
    answer_tell_failed(fetcher, job);
    return 0;
}

static int give_up(struct fetcher *fetcher, struct fetch_job *job,
                   const struct http_response *response, struct error *err)
{
    int64_t now = clock_utc(fetcher->options->clock);

    return fail(fetcher, job, answered_status(response), next_try(fetcher, job, response, now),
                err);
}

/* job->failure says why. */
static int fail_page(struct fetcher *fetcher, struct fetch_job *job,
                     const struct http_response *response, struct error *err)
{
    if (retry_asks_for_a_pause(response->outcome, response->status)) {
        int64_t pause_s = fetcher->options->policy.host_pause_s;
        int r;

        if (!is_absent(response->retry_after_s) && response->retry_after_s > pause_s)
            pause_s = response->retry_after_s;
        r = pause_busy_site(fetcher, job, response->status, pause_s, err);
        if (r < 0)
            return r;
    }
    return give_up(fetcher, job, response, err);
}

/* Status 200 and yet not the page: a bot check, a maintenance page, half a page. Kept apart. */
static int keep_oddity(struct fetcher *fetcher, struct fetch_job *job,
                       const struct http_response *response, const struct error *odd,
                       struct error *err)
{
    int64_t now = clock_utc(fetcher->options->clock);
    int r = page_store_put_oddity(fetcher->db, job->cache_key, response->url, response->body,
                                  response->status, odd->message, now, err);

    if (r < 0)
        return r;
    if (liverc_is_bot_check(response->body)) {
        r = pause_site(fetcher, job, "it sent a bot check", fetcher->options->policy.host_pause_s,
                       err);
        if (r < 0)
            return r;
    }
    error_set(&job->failure, ERROR_UNKNOWN_PAGE,
              "%s is not the page it should be: %s; what came was kept for a bug report", job->url,
              odd->message);
    return give_up(fetcher, job, response, err);
}

/* "Not modified", and nobody asked whether it was: there is nothing that it could be like. */
static int refuse_confirmation(struct fetcher *fetcher, struct fetch_job *job,
                               const struct http_response *response, struct error *err)
{
    error_set(&job->failure, ERROR_UNKNOWN_PAGE,
              "the site answered 304 (not modified) to %s, which nobody had asked; a cache on the "
              "way may be at fault, try again later",
              job->url);
    return give_up(fetcher, job, response, err);
}

static int confirm_page(struct fetcher *fetcher, struct fetch_job *job,
                        const struct http_response *response, struct error *err)
{
    const struct mirror_policy *policy = &fetcher->options->policy;
    int64_t now = clock_utc(fetcher->options->clock);
    struct page_confirmation confirmation = {
        .at = now,
        .ttl_s = cache_rule_ttl(policy, &job->page, job->zone, now),
        .settled = cache_rule_is_settled(policy, &job->page, job->zone, now),
        .etag = response->etag,
        .last_modified = response->last_modified,
        .listed_as = job->listed_as,
    };
    int r = page_store_validate(fetcher->db, job->cache_key, &confirmation, err);

    if (r == PAGE_STORE_NONE)
        return refuse_confirmation(fetcher, job, response, err);
    if (r < 0)
        return r;
    job->state = FETCH_DONE;
    fetcher->n_done++;
    fetcher->requests.not_modified++;
    tell(fetcher, TRACE_NOT_MODIFIED, job, job->url, 0);
    return 0;
}

static int64_t back_off_ms(const struct fetcher *fetcher, const struct fetch_job *job)
{
    uint64_t random = 0;

    if (getrandom(&random, sizeof(random), 0) != (ssize_t)sizeof(random))
        random = (uint64_t)clock_monotonic_ms();
    return retry_delay_ms(fetcher->options->policy.retry_base_ms, job->attempt, random);
}

/* What the site asks for wins over our own delay, holds for all of it, and is kept by the gate. */
static int try_again(struct fetcher *fetcher, struct fetch_job *job,
                     const struct http_response *response, struct error *err)
{
    int64_t wait_ms = 0;

    if (is_absent(response->retry_after_s)) {
        wait_ms = back_off_ms(fetcher, job);
    } else {
        int r = pause_busy_site(fetcher, job, response->status, response->retry_after_s, err);

        if (r < 0)
            return r;
    }
    job->ready_at_ms = clock_monotonic_ms() + wait_ms;
    job->state = FETCH_READY;
    tell(fetcher, TRACE_RETRY, job,
         response->problem != NULL ? response->problem : "the site is busy", wait_ms);
    return 0;
}

/* The page of an event tells its own date, and so when it is settled. */
static int check_body(struct fetch_job *job, const struct http_response *response,
                      struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct page_id page = job->page;
    struct page_reading reading;
    int r;

    arena_init(&arena);
    r = page_verify(response->body, &page, &arena, &reading, err);
    if (r == 0)
        job->page.date = page.date;
    return r;
}

/* For the log, and for whoever asks what the site's clock shows. */
static int note_answer(struct fetcher *fetcher, const struct fetch_job *job,
                       const struct http_response *response, struct error *err)
{
    if (!is_absent(response->date_utc))
        fetcher->clock_ahead_s = response->date_utc - clock_utc(fetcher->options->clock);
    return request_log_complete(fetcher->db, job->log_id, answered_status(response),
                                answer_outcome_name(response), (int64_t)response->body.size,
                                response->duration_ms, err);
}

static bool is_tried_again(const struct fetcher *fetcher, const struct fetch_job *job,
                           const struct http_response *response)
{
    return retry_is_worth_it(response->outcome, response->status) &&
           job->attempt <= fetcher->options->policy.retries;
}

int answer_without_rules(struct fetcher *fetcher, struct fetch_job *job,
                         const struct http_response *response, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    char tries[TRIES_SIZE];
    const char *url;
    int r = note_answer(fetcher, job, response, err);

    if (r < 0)
        return r;
    if (is_tried_again(fetcher, job, response))
        return try_again(fetcher, job, response, err);
    arena_init(&arena);
    url = robots_url(job->origin, &arena);
    describe_failure(job, url, response);
    if (response->outcome == HTTP_ANSWERED)
        error_set(&job->failure, ERROR_UNREACHABLE,
                  "the site answered %d to %s%s, so that it is not known what programs may ask it "
                  "for; try again later",
                  response->status, url, also_after(job, tries));
    return fail_page(fetcher, job, response, err);
}

/* It may be allowed at any time, which costs no request to find out. */
int answer_forbid(struct fetcher *fetcher, struct fetch_job *job, struct error *err)
{
    job->is_forbidden = true;
    return fail(fetcher, job, ABSENT, ABSENT, err);
}

int answer_take(struct fetcher *fetcher, struct fetch_job *job,
                const struct http_response *response, struct error *err)
{
    struct error odd;
    int r = note_answer(fetcher, job, response, err);

    if (r < 0)
        return r;
    if (response->outcome == HTTP_ANSWERED && response->status == 304)
        return job->etag != NULL || job->last_modified != NULL
                   ? confirm_page(fetcher, job, response, err)
                   : refuse_confirmation(fetcher, job, response, err);
    if (response->outcome == HTTP_ANSWERED && response->status == 200) {
        if (check_body(job, response, &odd) == 0)
            return keep_page(fetcher, job, response, err);
        return keep_oddity(fetcher, job, response, &odd, err);
    }
    if (is_tried_again(fetcher, job, response))
        return try_again(fetcher, job, response, err);
    describe_failure(job, job->url, response);
    return fail_page(fetcher, job, response, err);
}
