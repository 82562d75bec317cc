/* trackside cache show: one stored page: what is known of it, what it says, what is odd about it.
 */
#include "commands.h"

#include "trackside/finding.h"
#include "trackside/page_kind.h"
#include "trackside/page_store.h"

#include <string.h>

/* The page asked for, or what came instead of it. */
struct shown_page {
    const char *cache_key;
    struct stored_page page;
    bool is_oddity; /* never a good version: the body is that of `oddity` */
    struct stored_oddity oddity;
    struct bytes body;
    const struct page_version *versions; /* the latest first */
    size_t n_versions;
};

/* ---- finding it ---- */

static int fail_missing(const char *cache_key, struct error *err)
{
    return error_set(err, ERROR_NOT_FOUND,
                     "no page %s is stored; keys look like practice:day:SLUG:YYYY-MM-DD and "
                     "practice:session:ID",
                     cache_key);
}

static int find_versions(struct context *context, struct shown_page *shown, struct error *err)
{
    return page_store_versions(context->task.mirror_db, shown->cache_key, &context->arena,
                               &shown->versions, &shown->n_versions, err);
}

static int find_page(struct context *context, const char *cache_key, struct shown_page *shown,
                     struct error *err)
{
    struct db *db = context->task.mirror_db;
    int r = page_store_find(db, cache_key, &context->arena, &shown->page, err);

    shown->cache_key = cache_key;
    if (r < 0)
        return r;
    if (r == PAGE_STORE_NONE)
        return fail_missing(cache_key, err);
    if (shown->page.sha256 == NULL) {
        r = page_store_find_oddity(db, cache_key, &context->arena, &shown->oddity, err);
        if (r < 0)
            return r;
        if (r == PAGE_STORE_NONE) {
            page_failure_recall(&shown->page, err);
            return error_wrap(err, ERROR_NOT_FOUND, err, "%s was never fetched: %s", cache_key,
                              err->message);
        }
        shown->is_oddity = true;
    }
    r = page_store_read_body(db, shown->is_oddity ? shown->oddity.sha256 : shown->page.sha256,
                             &context->arena, &shown->body, err);
    return r <= 0 ? r : fail_missing(cache_key, err);
}

/* ---- what is known of it ---- */

static void put_utc(struct json *object, const char *key, int64_t utc)
{
    char text[CALENDAR_TEXT_SIZE];

    json_put_text(object, key, is_absent(utc) ? NULL : utc_format(utc, text));
}

static struct json *versions_json(const struct shown_page *shown)
{
    struct json *json = json_new_array();

    for (size_t i = 0; i < shown->n_versions; i++) {
        struct json *version = json_new_object();

        json_put_text(version, "sha256", shown->versions[i].sha256);
        put_utc(version, "first_seen_at", shown->versions[i].first_seen_at);
        put_utc(version, "last_seen_at", shown->versions[i].last_seen_at);
        json_append(json, version);
    }
    return json;
}

static struct json *facts_json(const struct shown_page *shown)
{
    const struct stored_page *page = &shown->page;
    struct json *json = json_new_object();

    json_put_text(json, "cache_key", page->cache_key);
    json_put_text(json, "kind", page->kind_name);
    json_put_text(json, "track", page->track_slug);
    json_put_text(json, "url", shown->is_oddity ? shown->oddity.url : page->url);
    json_put_text(json, "sha256", shown->is_oddity ? shown->oddity.sha256 : page->sha256);
    json_put_int(json, "bytes", (int64_t)shown->body.size);
    json_put_int(json, "http_status",
                 shown->is_oddity ? shown->oddity.http_status : page->http_status);
    json_put_text(json, "content_type", page->content_type);
    json_put_text(json, "etag", page->etag);
    json_put_text(json, "last_modified", page->last_modified);
    put_utc(json, "fetched_at", shown->is_oddity ? shown->oddity.last_seen_at : page->fetched_at);
    put_utc(json, "validated_at", page->validated_at);
    json_put_int(json, "ttl_seconds", page->ttl_s);
    put_utc(json, "expires_at", page->expires_at);
    json_put_bool(json, "settled", page->settled);
    json_put_text(json, "source", page->source);
    json_put_int(json, "attempts", page->attempts);
    json_put_text(json, "last_error", page->last_error);
    json_put_bool(json, "recognised", !shown->is_oddity);
    json_put(json, "versions", versions_json(shown));
    return json;
}

/* ---- showing it ---- */

static const struct column fact_columns[] = {
    COLUMN("field", "Field", COLUMN_TEXT),
    COLUMN("value", "Value", COLUMN_TEXT),
};

static const struct column finding_columns[] = {
    COLUMN("kind", "Finding", COLUMN_TEXT),
    COLUMN("where", "Where", COLUMN_TEXT),
    COLUMN("raw", "As printed", COLUMN_TEXT),
    COLUMN("text", "What is odd", COLUMN_TEXT),
};

static void add_member(void *context, const char *path, const char *text)
{
    struct sheet *sheet = context;

    sheet_add_text(sheet, path);
    sheet_add_text(sheet, text);
}

/* Every member of a tree as a line: any struct is a table that way. */
static int print_members(struct context *context, const struct json *json, const char *name,
                         struct error *err)
{
    struct sheet *sheet =
        sheet_new(&context->arena, fact_columns, sizeof(fact_columns) / sizeof(fact_columns[0]));

    json_walk(json, &context->arena, add_member, sheet);
    return sheet_print(sheet, &context->output, name, err);
}

static int print_findings(struct context *context, const struct page_reading *reading,
                          struct error *err)
{
    struct sheet *sheet = sheet_new(&context->arena, finding_columns,
                                    sizeof(finding_columns) / sizeof(finding_columns[0]));

    if (context->output.form != OUTPUT_TABLE)
        return 0; /* one sheet per output; JSON has everything */
    for (size_t i = 0; i < reading->n_findings; i++) {
        sheet_add_text(sheet, finding_kind_name(reading->findings[i].kind));
        sheet_add_text(sheet, reading->findings[i].where);
        sheet_add_text(sheet, reading->findings[i].raw);
        sheet_add_text(sheet, reading->findings[i].text);
    }
    output_line(&context->output, "%s", "");
    if (reading->n_findings == 0)
        output_line(&context->output, "Nothing odd was found.");
    return reading->n_findings == 0 ? 0 : sheet_print(sheet, &context->output, "findings", err);
}

static int print_parsed(struct context *context, const struct shown_page *shown, struct error *err)
{
    struct page_reading reading;
    struct json *outer, *parsed;
    int r;

    if (shown->page.kind == PAGE_N_KINDS)
        return page_kind_refuse(shown->cache_key, shown->page.kind_name, err);
    r = page_parse(shown->body, shown->page.kind, &context->arena, &reading, err);
    if (r < 0)
        return r;
    parsed = page_kind_row(reading.kind)->json(&reading);
    if (output_is_json(&context->output)) {
        outer = json_new_object();
        json_put(outer, "page", facts_json(shown));
        json_put(outer, "parsed", parsed);
        json_put(outer, "findings", page_json_findings(reading.findings, reading.n_findings));
        return output_json(&context->output, outer, err);
    }
    r = print_members(context, parsed, "parsed", err);
    json_free(parsed);
    return r == 0 ? print_findings(context, &reading, err) : r;
}

static int print_facts(struct context *context, const struct shown_page *shown, struct error *err)
{
    struct json *facts = facts_json(shown);
    struct json *outer;
    int r;

    if (output_is_json(&context->output)) {
        outer = json_new_object();
        json_put(outer, "page", facts);
        return output_json(&context->output, outer, err);
    }
    r = print_members(context, facts, "page", err);
    json_free(facts);
    return r;
}

static int print_body(const struct shown_page *shown, struct error *err)
{
    return output_write(shown->body, err);
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    const char *key = invocation_argument(invocation, 0);
    struct shown_page shown = {.is_oddity = false};
    int r = find_page(context, key, &shown, err);

    if (r == 0)
        r = find_versions(context, &shown, err);
    if (r < 0)
        return r;
    if (invocation_has(invocation, "body"))
        return print_body(&shown, err);
    return invocation_has(invocation, "parse") ? print_parsed(context, &shown, err)
                                               : print_facts(context, &shown, err);
}

static const struct option_spec options[] = {
    {"parse", NULL, "what the page says, field by field, and what is odd about it", 0, false},
    {"body", NULL, "the page itself, byte for byte", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_cache_show = {
    .name = "cache show",
    .arguments = "KEY [--parse | --body]",
    .summary = "Show one stored page: what is known of it, what it says, what is odd about it",
    .examples = "trackside cache show practice:day:canberraoffroad:2025-10-25 --parse\n"
                "trackside cache show practice:session:21290331 --parse --json\n"
                "trackside cache show practice:session:21290331 --body > page.html",
    .notes =
        "A page whose shape is not recognised ends with exit code 7 and names the element that "
        "was missed.",
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .access = ACCESS_READ,
    .run = run,
};
