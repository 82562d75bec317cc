/* trackside cache stats: what is kept, and what it costs. */
#include "cache_choice.h"
#include "commands.h"

#include "trackside/kind_counts.h"

static struct json *sizes_json(const struct page_sizes *sizes)
{
    struct json *json = json_new_object();

    json_put_int(json, "bodies", sizes->n_bodies);
    json_put_int(json, "bytes", sizes->unpacked);
    json_put_int(json, "bytes_packed", sizes->packed);
    json_put_int(json, "versions", sizes->n_versions);
    json_put_int(json, "oddities", sizes->n_oddities);
    return json;
}

static int print(struct context *context, const struct sheet *sheet, const struct page_sizes *sizes,
                 struct error *err)
{
    struct json *outer;
    int r;

    if (output_is_json(&context->output)) {
        outer = json_new_object();
        json_put(outer, "kinds", sheet_json(sheet));
        json_put(outer, "store", sizes_json(sizes));
        return output_json(&context->output, outer, err);
    }
    r = sheet_print(sheet, &context->output, "kinds", err);
    output_line(&context->output, "%s", "");
    output_line(
        &context->output,
        "altogether %lld bodies of %lld bytes, packed %lld; %lld versions of pages, %lld oddities",
        (long long)sizes->n_bodies, (long long)sizes->unpacked, (long long)sizes->packed,
        (long long)sizes->n_versions, (long long)sizes->n_oddities);
    return r;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct sheet *sheet = NULL;
    struct page_filter choice;
    struct page_sizes sizes;
    int r = cache_choice_read(context, invocation, &choice, err);

    if (r == 0)
        r = context_open_stores(context, DB_READ, err);
    if (r == 0)
        r = kind_counts(&context->task, &context->arena, &choice, &sheet, err);
    if (r == 0)
        r = page_store_sizes(context->task.mirror_db, &sizes, err);
    return r == 0 ? print(context, sheet, &sizes, err) : r;
}

static const struct option_spec options[] = {
    CACHE_CHOICE_OPTIONS,
    {NULL, NULL, NULL, 0, false},
};

const struct command command_cache_stats = {
    .name = "cache stats",
    .arguments = "[--kind KIND] [--track SLUG] [--older-than DAYS] [--stale]",
    .summary = "Count the stored pages by kind, and what all of them take on disk",
    .examples = "trackside cache stats\n"
                "trackside cache stats --track canberraoffroad --older-than 365 --json",
    .options = options,
    .access = ACCESS_NONE,
    .run = run,
};
