/*
 * What a site's robots.txt lets us ask for. It is asked for once a day, before the first page; the
 * rules that came are kept in mirror.db, for every process.
 *
 *   what came                             the rules
 *   2xx                                   what it says (robots.h)
 *   4xx but 429, a redirect off the site  none: everything may be asked for
 *   429, 5xx, no answer                   those that came before, however old; without any, nothing
 *                                         may be asked for until it does come
 */
#ifndef TRACKSIDE_SITE_RULES_H
#define TRACKSIDE_SITE_RULES_H

#include "fetch.h"
#include "robots.h"

/* What is known of one site in this run. */
struct site_rules {
    char *origin;
    struct arena arena; /* of the rules */
    struct robots robots;
    int64_t due_at; /* UTC seconds, when they are to be asked for again; ABSENT: not known yet */
    bool is_asked;  /* a request for them is on its way */
};

enum site_rules_verdict {
    SITE_RULES_ALLOW = 0,
    SITE_RULES_FORBID,  /* job->failure says so */
    SITE_RULES_ASK,     /* they are to be asked for; nobody else may until site_rules_release */
    SITE_RULES_WAIT,    /* they are being asked for, by this process or another one */
    SITE_RULES_UNKNOWN, /* they did not come, and never did */
};

/* May the job be sent? A verdict, or negative when mirror.db or its lock fails. */
int site_rules_check(struct fetcher *fetcher, struct fetch_job *job, struct error *err);

/* The job is not sent now after all, so that nobody asks for the rules. */
void site_rules_release(struct fetcher *fetcher, const struct fetch_job *job);

/* The answer to a request for them came: keep it, and decide about the job that waited for it.
 * Neither SITE_RULES_ASK nor SITE_RULES_WAIT. */
int site_rules_take(struct fetcher *fetcher, struct fetch_job *job,
                    const struct http_response *response, struct error *err);

/* Forget what is known of all sites. */
void site_rules_deinit(struct fetcher *fetcher);

#endif
