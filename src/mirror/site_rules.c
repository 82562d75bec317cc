/* robots.txt of the sites of a run: stored, asked for, obeyed. */
#include "site_rules.h"

#include "answer.h"

#include "trackside/cleanup.h"
#include "trackside/heap.h"
#include "trackside/robots_store.h"

#include <stdlib.h>
#include <string.h>

enum {
    GOOD_FOR_S = 24 * 60 * 60,
    AFTER_FAILURE_S = 60 * 60, /* rules that could not be renewed are good for so long more */
};

static struct site_rules *site_of(struct fetcher *fetcher, const char *origin)
{
    struct site_rules *site;

    for (size_t i = 0; i < fetcher->n_sites; i++)
        if (strcmp(fetcher->sites[i].origin, origin) == 0)
            return &fetcher->sites[i];
    fetcher->sites =
        heap_resize_array(fetcher->sites, fetcher->n_sites + 1, sizeof(*fetcher->sites));
    site = &fetcher->sites[fetcher->n_sites++];
    *site = (struct site_rules){.origin = heap_copy_text(origin), .due_at = ABSENT};
    arena_init(&site->arena);
    return site;
}

void site_rules_deinit(struct fetcher *fetcher)
{
    for (size_t i = 0; i < fetcher->n_sites; i++) {
        arena_deinit(&fetcher->sites[i].arena);
        free(fetcher->sites[i].origin);
    }
    free(fetcher->sites);
    fetcher->sites = NULL;
    fetcher->n_sites = 0;
}

/* ---- the stored ones ---- */

/* A moment that lies ahead, since a clock was set back, is as good as now. */
static int64_t due_at(const struct stored_robots *stored, int64_t now)
{
    int64_t asked_at = stored->asked_at < now ? stored->asked_at : now;
    int64_t fetched_at = stored->fetched_at < now ? stored->fetched_at : now;
    int64_t due = fetched_at + GOOD_FOR_S;

    return asked_at > fetched_at && asked_at + AFTER_FAILURE_S > due ? asked_at + AFTER_FAILURE_S
                                                                     : due;
}

/* Take over what is stored, if it ever came. */
static int recall(struct fetcher *fetcher, struct site_rules *site, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct stored_robots stored;
    int r;

    arena_init(&arena);
    r = robots_store_find(fetcher->db, site->origin, &arena, &stored, err);
    if (r != 0 || is_absent(stored.fetched_at))
        return r < 0 ? r : 0;
    arena_deinit(&site->arena);
    arena_init(&site->arena);
    site->robots = robots_read(stored.body, fetcher->options->policy.user_agent, &site->arena);
    site->due_at = due_at(&stored, clock_utc(fetcher->options->clock));
    return 0;
}

static bool is_due(const struct fetcher *fetcher, const struct site_rules *site)
{
    return is_absent(site->due_at) || clock_utc(fetcher->options->clock) >= site->due_at;
}

/* ---- deciding ---- */

static int decide(struct site_rules *site, struct fetch_job *job)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    const char *rule;

    arena_init(&arena);
    rule = robots_forbids(&site->robots, job->url, &arena);
    if (rule == NULL)
        return SITE_RULES_ALLOW;
    error_set_hint(&job->failure, ERROR_FAILED, HINT_ROBOTS,
                   "%s forbids programs to ask for %s (%.100s)", robots_url(job->origin, &arena),
                   job->url, rule);
    return SITE_RULES_FORBID;
}

static const char *lock_key(const struct fetch_job *job, struct arena *arena)
{
    return arena_format(arena, "robots:%s", job->origin);
}

/* Another process may be at it, or was quicker. */
static int begin_asking(struct fetcher *fetcher, struct site_rules *site, struct fetch_job *job,
                        struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    int r = fetcher->lock != NULL ? 0 : data_lock_open(fetcher->db, &fetcher->lock, err);

    arena_init(&arena);
    if (r == 0)
        r = data_lock_try(fetcher->lock, lock_key(job, &arena), err);
    if (r != 0)
        return r < 0 ? r : SITE_RULES_WAIT;
    r = recall(fetcher, site, err);
    if (r == 0 && is_due(fetcher, site)) {
        site->is_asked = true;
        return SITE_RULES_ASK;
    }
    site_rules_release(fetcher, job);
    return r < 0 ? r : decide(site, job);
}

int site_rules_check(struct fetcher *fetcher, struct fetch_job *job, struct error *err)
{
    struct site_rules *site;
    int r = 0;

    if (!fetcher->options->policy.obeys_robots)
        return SITE_RULES_ALLOW;
    site = site_of(fetcher, job->origin);
    if (site->is_asked)
        return SITE_RULES_WAIT;
    if (is_absent(site->due_at))
        r = recall(fetcher, site, err);
    if (r < 0)
        return r;
    return is_due(fetcher, site) ? begin_asking(fetcher, site, job, err) : decide(site, job);
}

void site_rules_release(struct fetcher *fetcher, const struct fetch_job *job)
{
    struct arena arena CLEANUP(arena_deinit) = {0};

    arena_init(&arena);
    site_of(fetcher, job->origin)->is_asked = false;
    data_lock_release(fetcher->lock, lock_key(job, &arena));
}

/* ---- an answer ---- */

enum meaning {
    MEANS_RULES,
    MEANS_NO_RULES,
    MEANS_NOTHING,
};

static enum meaning meaning_of(const struct http_response *response)
{
    if (response->outcome == HTTP_LED_ASTRAY)
        return MEANS_NO_RULES;
    if (response->outcome != HTTP_ANSWERED || response->status == 429 || response->status >= 500)
        return MEANS_NOTHING;
    return response->status >= 200 && response->status < 300 ? MEANS_RULES : MEANS_NO_RULES;
}

static int keep(struct fetcher *fetcher, const struct fetch_job *job,
                const struct http_response *response, struct error *err)
{
    enum meaning meaning = meaning_of(response);
    struct robots_answer answer = {
        .origin = job->origin,
        .asked_at = clock_utc(fetcher->options->clock),
        .http_status = response->outcome == HTTP_ANSWERED ? response->status : ABSENT,
        .outcome = answer_outcome_name(response),
    };

    if (meaning == MEANS_NOTHING)
        return robots_store_fail(fetcher->db, &answer, err);
    if (meaning == MEANS_RULES)
        answer.body = bytes_first(response->body, ROBOTS_MAX_SIZE + 1); /* one more: it is cut */
    return robots_store_put(fetcher->db, &answer, err);
}

int site_rules_take(struct fetcher *fetcher, struct fetch_job *job,
                    const struct http_response *response, struct error *err)
{
    struct site_rules *site = site_of(fetcher, job->origin);
    int r = keep(fetcher, job, response, err);

    if (r == 0)
        r = recall(fetcher, site, err);
    site_rules_release(fetcher, job);
    if (r < 0)
        return r;
    return is_absent(site->due_at) ? SITE_RULES_UNKNOWN : decide(site, job);
}
