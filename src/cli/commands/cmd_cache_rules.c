/* trackside cache rules: how long which page may be used, and how politely it is asked for. */
#include "commands.h"

#include "trackside/page_kind.h"

static const struct column columns[] = {
    COLUMN("kind", "Page", COLUMN_TEXT),
    COLUMN("when", "When", COLUMN_TEXT),
    COLUMN("ttl_seconds", "TTL s", COLUMN_COUNT),
    COLUMN("setting", "Setting", COLUMN_TEXT),
    COLUMN("timeout_seconds", "Timeout s", COLUMN_SECONDS),
    COLUMN("rate_class", "Rate", COLUMN_TEXT),
};

/* In the order in which they are tried: the first that fits a page holds. */
static void add_rule(struct context *context, struct sheet *sheet, enum page_kind kind,
                     const char *when, const char *ttl)
{
    const struct page_kind_row *row = page_kind_row(kind);

    if (ttl == NULL)
        return;
    sheet_add_text(sheet, page_kind_name(kind));
    sheet_add_text(sheet, when);
    sheet_add_number(sheet, settings_number(context->task.settings, ttl));
    sheet_add_text(sheet, ttl);
    sheet_add_number(sheet, settings_number(context->task.settings, row->timeout));
    sheet_add_text(sheet, page_rate_name(row->rate));
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct sheet *sheet = sheet_new(&context->arena, columns, sizeof(columns) / sizeof(columns[0]));

    (void)invocation;
    for (enum page_kind kind = 0; kind < PAGE_N_KINDS; kind++) {
        const struct page_kind_row *row = page_kind_row(kind);

        add_rule(context, sheet, kind, "current", row->current_ttl);
        add_rule(context, sheet, kind, "settled", row->settled_ttl);
        add_rule(context, sheet, kind,
                 row->current_ttl != NULL   ? "over"
                 : row->settled_ttl != NULL ? "unsettled"
                                            : "always",
                 row->ttl);
    }
    return sheet_print(sheet, &context->output, "rules", err);
}

const struct command command_cache_rules = {
    .name = "cache rules",
    .arguments = "",
    .summary = "Show how long each kind of page is fresh, and the settings behind it",
    .examples = "trackside cache rules\n"
                "trackside cache rules --set cache.ttl-day=600",
    .notes = "A page is settled when it was fetched more than cache.settled-after-hours after the "
             "end of its day.\nA time to live says when a page may be asked for again; which "
             "session pages an ingest asks for is\ndecided by the day's list. It is kept with the "
             "page: `cache retain --reset` applies other settings\nto pages that are stored.",
    .access = ACCESS_NONE,
    .run = run,
};
