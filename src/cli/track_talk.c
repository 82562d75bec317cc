/* What a person should know of a track's clock. */
#include "track_talk.h"

#include "trackside/track_note.h"

void track_talk_doubtful(struct context *context, int64_t n_ambiguous, int64_t n_impossible)
{
    if (n_ambiguous > 0)
        talk_say(&context->talk,
                 "the track's clock showed the start of %lld sessions twice, when it was set back: "
                 "the first time is taken, and start_time_flag says so",
                 (long long)n_ambiguous);
    if (n_impossible > 0)
        talk_say(&context->talk,
                 "the track's clock never showed the start of %lld sessions, when it was set "
                 "forward: UTC is by the later rule, and start_time_flag says so",
                 (long long)n_impossible);
}

int track_talk_zone(struct context *context, const char *slug, struct error *err)
{
    const char *timezone = NULL;
    int r = track_zone_name(&context->task, &context->arena, slug, &timezone, err);

    if (r == 0 && timezone == NULL)
        talk_say(&context->talk,
                 "the time zone of %s is not known: times stay local until `trackside track add %s "
                 "--timezone AREA/CITY`",
                 slug, slug);
    return r;
}
