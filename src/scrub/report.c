/* The report of a scrubbing as JSON, for a manifest and for programs. */
#include "trackside/scrub.h"

static struct json *replaced_json(const struct scrub_report *report)
{
    struct json *json = json_new_object();

    for (enum scrub_kind kind = 0; kind < SCRUB_N_KINDS; kind++) {
        struct json *counts = json_new_object();

        json_put_int(counts, "distinct", (int64_t)report->counts[kind].n_distinct);
        json_put_int(counts, "places", (int64_t)report->counts[kind].n_replaced);
        json_put(json, scrub_kind_name(kind), counts);
    }
    return json;
}

static struct json *proof_json(const struct scrub_report *report)
{
    struct json *json = json_new_object();

    json_put_int(json, "pages", (int64_t)report->n_pages);
    json_put_int(json, "pages_unreadable", (int64_t)report->n_unreadable);
    json_put_int(json, "same_numbers", (int64_t)report->n_same_numbers);
    json_put_int(json, "changed_fields", (int64_t)report->n_changed_fields);
    json_put_int(json, "absent_texts", (int64_t)report->n_absent_texts);
    json_put_int(json, "common_texts", (int64_t)report->n_common_texts);
    json_put_int(json, "searched_bytes", (int64_t)report->n_searched_bytes);
    return json;
}

struct json *scrub_report_json(const struct scrub_report *report)
{
    struct json *json = json_new_object();

    json_put(json, "replaced", replaced_json(report));
    json_put(json, "proof", proof_json(report));
    return json;
}
