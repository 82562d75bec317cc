/* The cache as a whole. */
#include "trackside/cache_view.h"

#include "trackside/kind_counts.h"
#include "trackside/page_kind.h"

static struct answer *answer_of(struct arena *arena, const char *key, const struct sheet *sheet)
{
    struct answer *answer = answer_begin(arena, NULL);

    answer_put_sheet(answer, key, sheet, SHEET_ALWAYS);
    return answer;
}

/* ---- rules ---- */

struct rule {
    const char *kind;
    const char *when;
    int64_t ttl_s;
    const char *setting;
    int64_t timeout_ms;
    const char *rate;
};

static const struct column rule_columns[] = {
    COLUMN_OF(rule, kind, "kind", "Page", COLUMN_TEXT),
    COLUMN_OF(rule, when, "when", "When", COLUMN_TEXT),
    COLUMN_OF(rule, ttl_s, "ttl_seconds", "TTL s", COLUMN_COUNT),
    COLUMN_OF(rule, setting, "setting", "Setting", COLUMN_TEXT),
    COLUMN_OF(rule, timeout_ms, "timeout_seconds", "Timeout s", COLUMN_SECONDS),
    COLUMN_OF(rule, rate, "rate_class", "Rate", COLUMN_TEXT),
};

/* In the order in which they are tried: the first that fits a page holds. */
static size_t add_rules(const struct task *task, enum page_kind kind, struct rule *rules)
{
    const struct page_kind_row *row = page_kind_row(kind);
    const struct {
        const char *when;
        const char *setting;
    } times[] = {
        {"current", row->current_ttl},
        {"settled", row->settled_ttl},
        {row->current_ttl != NULL   ? "over"
         : row->settled_ttl != NULL ? "unsettled"
                                    : "always",
         row->ttl},
    };
    size_t n = 0;

    for (size_t i = 0; i < sizeof(times) / sizeof(times[0]); i++)
        if (times[i].setting != NULL)
            rules[n++] = (struct rule){
                .kind = page_kind_name(kind),
                .when = times[i].when,
                .ttl_s = settings_number(task->settings, times[i].setting),
                .setting = times[i].setting,
                .timeout_ms = settings_number(task->settings, row->timeout),
                .rate = page_rate_name(row->rate),
            };
    return n;
}

struct answer *cache_view_rules(const struct task *task, struct arena *arena)
{
    enum {
        MOST_OF_A_KIND = 3
    };
    struct rule *rules = arena_new_array(arena, (size_t)MOST_OF_A_KIND * PAGE_N_KINDS, struct rule);
    size_t n = 0;

    for (enum page_kind kind = 0; kind < PAGE_N_KINDS; kind++)
        n += add_rules(task, kind, &rules[n]);
    return answer_of(arena, "rules", SHEET(arena, rule_columns, rules, n));
}

/* ---- size ---- */

static const struct column size_columns[] = {
    COLUMN_OF(page_sizes, n_bodies, "bodies", NULL, COLUMN_COUNT),
    COLUMN_OF(page_sizes, unpacked, "bytes", NULL, COLUMN_COUNT),
    COLUMN_OF(page_sizes, packed, "bytes_packed", NULL, COLUMN_COUNT),
    COLUMN_OF(page_sizes, n_versions, "versions", NULL, COLUMN_COUNT),
    COLUMN_OF(page_sizes, n_oddities, "oddities", NULL, COLUMN_COUNT),
    COLUMN_OF(page_sizes, n_differences, "differences", NULL, COLUMN_COUNT),
    COLUMN_OF(page_sizes, packed_versions, "bytes_packed_versions", NULL, COLUMN_COUNT),
};

int cache_view_counts(struct task *task, struct arena *arena, const struct page_filter *filter,
                      struct answer **ret_answer, struct error *err)
{
    struct answer *answer = answer_begin(arena, NULL);
    struct page_sizes sizes;
    struct sheet *kinds;
    int r = kind_counts(task, arena, filter, &kinds, err);

    if (r == 0)
        r = page_store_sizes(task->mirror_db, &sizes, err);
    if (r < 0)
        return r;
    answer_put_sheet(answer, "kinds", kinds, SHEET_ALWAYS);
    answer_put_sheet(answer, "store", SHEET(arena, size_columns, &sizes, 1), SHEET_DEEP_OBJECT);
    answer_note(answer,
                "altogether %lld bodies of %lld bytes, packed %lld; %lld versions of pages, %lld "
                "oddities",
                (long long)sizes.n_bodies, (long long)sizes.unpacked, (long long)sizes.packed,
                (long long)sizes.n_versions, (long long)sizes.n_oddities);
    answer_note(answer,
                "%lld older versions are kept as what they differ by; all older versions take %lld "
                "bytes",
                (long long)sizes.n_differences, (long long)sizes.packed_versions);
    *ret_answer = answer;
    return 0;
}

/* ---- many pages at once ---- */

static struct cell status_cell(const void *row, struct arena *arena)
{
    static const char *const names[] = {
        [MIRROR_IMPORT_STORED] = "stored",
        [MIRROR_IMPORT_SAME] = "unchanged",
        [MIRROR_IMPORT_OLDER] = "older than what is stored",
    };
    const struct page_import_line *line = row;

    (void)arena;
    return (struct cell){.text = line->reason != NULL ? "refused" : names[line->outcome],
                         .number = ABSENT};
}

static const struct column import_columns[] = {
    COLUMN_OF(page_import_line, cache_key, "cache_key", "Page", COLUMN_TEXT),
    COLUMN_BY(status_cell, "status", "Status", COLUMN_TEXT),
    COLUMN_OF(page_import_line, saved_at, "fetched_at", "Saved at", COLUMN_MOMENT),
    COLUMN_OF(page_import_line, url, "url", NULL, COLUMN_TEXT),
    COLUMN_OF(page_import_line, reason, "reason", NULL, COLUMN_TEXT),
};

struct answer *cache_view_imported(struct arena *arena, const struct page_import *import)
{
    return answer_of(arena, "pages", SHEET(arena, import_columns, import->lines, import->n));
}

static const struct column purge_columns[] = {
    COLUMN_OF(page_purge, n_pages, "pages", "Pages", COLUMN_COUNT),
    COLUMN_OF(page_purge, n_needed, "needed", "Needed by rebuild", COLUMN_COUNT),
    COLUMN_OF(page_purge, is_done, "purged", "Purged", COLUMN_SWITCH),
    COLUMN_OF(page_purge, freed, "freed_bytes", "Bytes of bodies", COLUMN_COUNT),
    COLUMN_OF(page_purge, freed_on_disk, "freed_on_disk", "Bytes on disk", COLUMN_COUNT),
};

struct answer *cache_view_purged(struct arena *arena, const struct page_purge *purge)
{
    return answer_of(arena, "purge", SHEET(arena, purge_columns, purge, 1));
}

static const struct column retain_columns[] = {
    COLUMN_OF(page_retention, n_pages, "pages", "Pages", COLUMN_COUNT),
    COLUMN_OF(page_retention, n_changed, "changed", "Changed", COLUMN_COUNT),
};

struct answer *cache_view_retained(struct arena *arena, const struct page_retention *retention)
{
    return answer_of(arena, "retained", SHEET(arena, retain_columns, retention, 1));
}
