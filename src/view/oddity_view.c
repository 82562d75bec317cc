/* What was odd about the pages of an event, as JSON. */
#include "trackside/oddity_view.h"

#include "trackside/liverc.h"

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

struct json *oddity_view_json(const struct ingest_report *report)
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
