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

static struct json *first_json(const struct ingest_oddity *oddity)
{
    struct json *json = json_new_object();

    json_put_text(json, "url", oddity->url);
    json_put_text(json, "cache_key", oddity->cache_key);
    json_put_text(json, "place", oddity->first.where);
    json_put_text(json, "raw", oddity->first.raw);
    json_put_text(json, "text", oddity->first.text);
    return json;
}

struct json *findings_view_json(const struct ingest_report *report)
{
    struct json *list = json_new_array();

    for (unsigned kind = 0; kind < FINDING_N_KINDS; kind++) {
        const struct ingest_oddity *oddity = &report->oddities[kind];
        struct json *json;

        if (oddity->n == 0)
            continue;
        json = json_new_object();
        json_put_text(json, "kind", finding_kind_name((enum finding_kind)kind));
        json_put_int(json, "count", oddity->n);
        json_put(json, "first", first_json(oddity));
        json_append(list, json);
    }
    return list;
}

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

void findings_view_say(struct context *context, const struct ingest_oddity sum[FINDING_N_KINDS])
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
    if (has_any)
        talk_say(&context->talk, "`trackside status SLUG DATE` lists all that was odd");
}
