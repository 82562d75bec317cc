/* trackside cache show: one stored page: what is known of it, what it says, what is odd about it.
 */
#include "commands.h"

#include "trackside/page_view.h"

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct answer *answer = NULL;
    struct found_page found;
    int r =
        page_find(&context->task, &context->arena, invocation_argument(invocation, 0), &found, err);

    if (r == 0 && invocation_has(invocation, "body"))
        return output_write(found.body, err);
    if (r == 0 && invocation_has(invocation, "parse"))
        r = page_view_parsed(&context->arena, &found, &answer, err);
    else if (r == 0)
        answer = page_view_facts(&context->arena, &found);
    return r == 0 ? answer_print(answer, &context->output, err) : r;
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
