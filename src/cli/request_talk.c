/* How requests ended, in words and as an exit code. */
#include "request_talk.h"

#include "exit_code.h"

void request_talk_say_stale(struct context *context, const struct mirror_requests *requests)
{
    char at[CALENDAR_TEXT_SIZE];

    if (requests->stale > 0)
        talk_say(&context->talk,
                 "%lld stored pages are past their time, the oldest was confirmed at %s",
                 (long long)requests->stale, utc_format(requests->oldest_stale_at, at));
    if (requests->held_back.code != 0)
        talk_say(&context->talk, "the site was not asked for newer ones: %s",
                 requests->held_back.message);
}

int request_talk_exit_code(const struct mirror_requests *requests)
{
    if (requests->held_back.code != 0)
        return EXIT_PARTIAL;
    return requests->stale > 0 ? EXIT_STALE : EXIT_DONE;
}
