/* By kind, with the first of each. */
#include "findings_view.h"

#include "trackside/liverc.h"

/* What a kind is about, for people. */
static const char *const meanings[FINDING_N_KINDS] = {
    [FINDING_BAD_TEXT] = "broken characters",
    [FINDING_MISSING] = "something that other pages have is missing",
    [FINDING_SKIPPED] = "something was left out",
    [FINDING_UNREADABLE] = "a value cannot be read",
    [FINDING_DISAGREES] = "two places say different things",
    [FINDING_TOTALS] = "a total is not what its parts make",
    [FINDING_DUPLICATE] = "the same thing is there twice",
    [FINDING_UNKNOWN] = "something is there that is not known, and not read",
    [FINDING_AMBIGUOUS] = "a text can be read in two ways",
    [FINDING_MIDNIGHT] = "a time of the day after",
    [FINDING_GAP] = "lap numbers leave some out",
    [FINDING_FALLBACK] = "read from the second best place",
    [FINDING_NEXT_PAGE] = "the page says that it goes on elsewhere",
    [FINDING_MARKUP] = "the markup hides something",
    [FINDING_MORE] = "there are more findings than are kept",
};

void findings_view_add(struct ingest_oddity sum[FINDING_N_KINDS],
                       const struct ingest_report *report)
{
    for (unsigned kind = 0; kind < FINDING_N_KINDS; kind++) {
        int64_t n = sum[kind].n + report->oddities[kind].n;

        if (sum[kind].n == 0)
            sum[kind] = report->oddities[kind];
        sum[kind].n = n;
    }
}

void findings_view_note(struct ingest_oddity sum[FINDING_N_KINDS], const struct finding *finding,
                        const char *url, const char *cache_key)
{
    struct ingest_oddity *oddity = &sum[finding->kind];

    if (oddity->n++ == 0)
        *oddity =
            (struct ingest_oddity){.n = 1, .url = url, .cache_key = cache_key, .first = *finding};
}

bool findings_view_tell(struct context *context, const struct ingest_oddity sum[FINDING_N_KINDS])
{
    bool has_any = false;

    for (unsigned kind = 0; kind < FINDING_N_KINDS; kind++) {
        const struct ingest_oddity *oddity = &sum[kind];
        const struct finding *first = &oddity->first;
        bool has_raw = first->raw != NULL;

        if (oddity->n == 0)
            continue;
        has_any = true;
        talk_say(&context->talk, "%s (%s, %lld): %s%s%s%s, %s; first in %s", meanings[kind],
                 finding_kind_name((enum finding_kind)kind), (long long)oddity->n, first->where,
                 has_raw ? " \"" : "", has_raw ? first->raw : "", has_raw ? "\"" : "", first->text,
                 oddity->url);
    }
    return has_any;
}

void findings_view_say(struct context *context, const struct ingest_oddity sum[FINDING_N_KINDS])
{
    if (findings_view_tell(context, sum))
        talk_say(&context->talk, "`trackside status SLUG DATE` lists all that was odd");
}
