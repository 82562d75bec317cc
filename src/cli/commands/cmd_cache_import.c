/* trackside cache import: pages that a browser saved, kept as if fetched. */
#include "commands.h"
#include "exit_code.h"
#include "hint.h"

#include "trackside/cache_view.h"

/* When nothing was kept, the reason of the first is the command's own. */
static int print(struct context *context, const struct page_import *import, struct error *err)
{
    int r;

    if (import->n_kept == 0)
        return error_pass(err, &import->first);
    r = answer_print(cache_view_imported(&context->arena, import), &context->output, err);
    if (r == 0 && import->n_other > 0)
        talk_say(&context->talk,
                 "%zu other pages of the site were passed over, since nothing of "
                 "them is read; the first: %s",
                 import->n_other, import->other);
    if (r < 0 || import->n_refused == 0)
        return r;
    talk_say(&context->talk, "%zu were refused; the first: %s", import->n_refused,
             hint_sentence(&import->first, &context->arena));
    return EXIT_PARTIAL;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct page_import import;
    int r = page_import_read(&context->task, &context->arena, invocation_argument(invocation, 0),
                             invocation_value(invocation, "url"), &import, err);

    if (r == 0)
        r = context_open_stores(context, DB_WRITE, err);
    if (r == 0)
        r = page_import_store(&context->task, &context->arena, &import, err);
    return r == 0 ? print(context, &import, err) : r;
}

static const struct option_spec options[] = {
    {"url", "URL", "the address that a saved page is of", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_cache_import = {
    .name = "cache import",
    .arguments = "FILE [--url URL]",
    .summary = "Keep pages that a browser saved: one page with its address, or a HAR file",
    .examples = "trackside cache import day.html --url "
                "'https://canberraoffroad.liverc.com/practice/?p=session_list&d=2025-10-25'\n"
                "trackside cache import visit.har",
    .notes = "Of a HAR file every LiveRC page is taken that we know how to read; cookies and "
             "headers are not kept.\nA page is as old as the file, or as the HAR file says. One "
             "that is older than what is stored is left\nout. `ingest --offline` then makes rows "
             "of them.",
    .options = options,
    .min_arguments = 1,
    .max_arguments = 1,
    .access = ACCESS_NONE,
    .run = run,
};
