/* Stored pages: their list, and what one says, field by field. */
#include "trackside/page_view.h"

#include "trackside/cleanup.h"
#include "trackside/finding.h"
#include "trackside/page_kind.h"

/* ---- the list ---- */

struct page_line {
    struct stored_page page;
    bool is_stale;
};

static const struct column list_columns[] = {
    COLUMN_OF(page_line, page.cache_key, "cache_key", "Page", COLUMN_TEXT),
    COLUMN_OF(page_line, page.kind_name, "kind", NULL, COLUMN_TEXT),
    COLUMN_OF(page_line, page.track_slug, "track", NULL, COLUMN_TEXT),
    COLUMN_OF(page_line, page.body_size, "bytes", "Bytes", COLUMN_COUNT),
    COLUMN_OF(page_line, page.fetched_at, "fetched_at", "Fetched at", COLUMN_MOMENT),
    COLUMN_OF(page_line, page.validated_at, "validated_at", "Confirmed at", COLUMN_MOMENT),
    COLUMN_OF(page_line, page.ttl_s, "ttl_seconds", "TTL s", COLUMN_COUNT),
    COLUMN_OF(page_line, page.expires_at, "expires_at", "Expires at", COLUMN_MOMENT),
    COLUMN_OF(page_line, page.settled, "settled", "Settled", COLUMN_SWITCH),
    COLUMN_OF(page_line, is_stale, "stale", "Stale", COLUMN_SWITCH),
    COLUMN_OF(page_line, page.source, "source", "Source", COLUMN_TEXT),
    COLUMN_OF(page_line, page.attempts, "attempts", "Failed tries", COLUMN_COUNT),
    COLUMN_OF(page_line, page.last_error, "last_error", NULL, COLUMN_TEXT),
    COLUMN_OF(page_line, page.url, "url", NULL, COLUMN_TEXT),
};

int page_view_list(struct task *task, struct arena *arena, const struct page_filter *filter,
                   const struct slice *slice, struct answer **ret_answer, struct error *err)
{
    int64_t now = clock_utc(&task->clock);
    struct stored_page *pages = NULL;
    struct page_line *lines;
    size_t n = 0, n_shown, first;
    int r = page_store_list(task->mirror_db, filter, arena, &pages, &n, err);

    if (r < 0)
        return r;
    first = slice_of(slice, n, &n_shown);
    lines = arena_new_array(arena, n_shown + 1, struct page_line);
    for (size_t i = 0; pages != NULL && i < n_shown; i++) {
        lines[i].page = pages[first + i];
        lines[i].is_stale = lines[i].page.sha256 != NULL && lines[i].page.expires_at <= now;
    }
    *ret_answer = answer_begin(arena, NULL);
    answer_put_sheet(*ret_answer, "pages", SHEET(arena, list_columns, lines, n_shown),
                     SHEET_ALWAYS);
    return 0;
}

/* ---- one page ---- */

static const struct column fact_columns[] = {
    COLUMN_OF(found_page, page.cache_key, "cache_key", NULL, COLUMN_TEXT),
    COLUMN_OF(found_page, page.kind_name, "kind", NULL, COLUMN_TEXT),
    COLUMN_OF(found_page, page.track_slug, "track", NULL, COLUMN_TEXT),
    COLUMN_OF(found_page, page.url, "url", NULL, COLUMN_TEXT),
    COLUMN_OF(found_page, page.sha256, "sha256", NULL, COLUMN_TEXT),
    COLUMN_OF(found_page, n_bytes, "bytes", NULL, COLUMN_COUNT),
    COLUMN_OF(found_page, page.http_status, "http_status", NULL, COLUMN_COUNT),
    COLUMN_OF(found_page, page.content_type, "content_type", NULL, COLUMN_TEXT),
    COLUMN_OF(found_page, page.etag, "etag", NULL, COLUMN_TEXT),
    COLUMN_OF(found_page, page.last_modified, "last_modified", NULL, COLUMN_TEXT),
    COLUMN_OF(found_page, page.fetched_at, "fetched_at", NULL, COLUMN_MOMENT),
    COLUMN_OF(found_page, page.validated_at, "validated_at", NULL, COLUMN_MOMENT),
    COLUMN_OF(found_page, page.ttl_s, "ttl_seconds", NULL, COLUMN_COUNT),
    COLUMN_OF(found_page, page.expires_at, "expires_at", NULL, COLUMN_MOMENT),
    COLUMN_OF(found_page, page.settled, "settled", NULL, COLUMN_SWITCH),
    COLUMN_OF(found_page, page.source, "source", NULL, COLUMN_TEXT),
    COLUMN_OF(found_page, page.attempts, "attempts", NULL, COLUMN_COUNT),
    COLUMN_OF(found_page, page.last_error, "last_error", NULL, COLUMN_TEXT),
    COLUMN_OF(found_page, is_recognised, "recognised", NULL, COLUMN_SWITCH),
};

static const struct column version_columns[] = {
    COLUMN_OF(page_version, sha256, "sha256", NULL, COLUMN_TEXT),
    COLUMN_OF(page_version, first_seen_at, "first_seen_at", NULL, COLUMN_MOMENT),
    COLUMN_OF(page_version, last_seen_at, "last_seen_at", NULL, COLUMN_MOMENT),
};

static struct json *facts_json(struct arena *arena, const struct found_page *found)
{
    struct json *json = sheet_row_json(SHEET(arena, fact_columns, found, 1), 0);

    json_put(json, "versions",
             sheet_json(SHEET(arena, version_columns, found->versions, found->n_versions)));
    return json;
}

static const struct column member_columns[] = {
    COLUMN("field", "Field", COLUMN_TEXT),
    COLUMN("value", "Value", COLUMN_TEXT),
};

static void add_member(void *context, const char *path, const char *text)
{
    struct sheet *sheet = context;

    sheet_add_text(sheet, path);
    sheet_add_text(sheet, text);
}

/* Every member of a tree as a line: any struct is a table that way. */
static struct sheet *member_sheet(struct arena *arena, const struct json *json)
{
    struct sheet *sheet = sheet_new(arena, member_columns, N_COLUMNS(member_columns));

    json_walk(json, arena, add_member, sheet);
    return sheet;
}

struct answer *page_view_facts(struct arena *arena, const struct found_page *found)
{
    struct answer *answer = answer_begin(arena, NULL);
    struct json *facts = facts_json(arena, found);

    answer_put_sheet(answer, "page", member_sheet(arena, facts), SHEET_FLAT);
    answer_put_json(answer, "page", facts);
    return answer;
}

static struct cell kind_cell(const void *row, struct arena *arena)
{
    const struct finding *finding = row;

    (void)arena;
    return (struct cell){.text = finding_kind_name(finding->kind), .number = ABSENT};
}

static const struct column finding_columns[] = {
    COLUMN_BY(kind_cell, "kind", "Finding", COLUMN_TEXT),
    COLUMN_OF(finding, where, "where", "Where", COLUMN_TEXT),
    COLUMN_OF(finding, raw, "raw", "As printed", COLUMN_TEXT),
    COLUMN_OF(finding, text, "text", "What is odd", COLUMN_TEXT),
};

int page_view_parsed(struct arena *arena, const struct found_page *found,
                     struct answer **ret_answer, struct error *err)
{
    const struct stored_page *page = &found->page;
    const struct sheet *findings;
    struct page_reading reading;
    struct answer *answer;
    struct json *parsed;
    int r;

    if (page->kind == PAGE_N_KINDS)
        return page_kind_refuse(page->cache_key, page->kind_name, err);
    r = page_parse(found->body, page->kind, arena, &reading, err);
    if (r < 0)
        return r;
    answer = answer_begin(arena, NULL);
    parsed = page_kind_row(reading.kind)->json(&reading);
    findings = SHEET(arena, finding_columns, reading.findings, reading.n_findings);
    answer_put_sheet(answer, "parsed", member_sheet(arena, parsed), SHEET_FLAT);
    answer_put_json(answer, "page", facts_json(arena, found));
    answer_put_json(answer, "parsed", parsed);
    answer_put_json(answer, "findings", sheet_json(findings));
    if (reading.n_findings > 0)
        answer_put_sheet(answer, "findings", findings, SHEET_FLAT);
    else
        answer_note(answer, "Nothing odd was found.");
    *ret_answer = answer;
    return 0;
}
