/* How tracks look. */
#include "track_view.h"

#include "trackside/liverc.h"
#include "trackside/report.h"

static const struct column columns[] = {
    COLUMN("slug", "Track", COLUMN_TEXT),          COLUMN("name", "Name", COLUMN_TEXT),
    COLUMN("timezone", "Zone", COLUMN_TEXT),       COLUMN("url", NULL, COLUMN_TEXT),
    COLUMN("practice_days", "Days", COLUMN_COUNT), COLUMN("sessions", "Sessions", COLUMN_COUNT),
    COLUMN("laps", "Laps", COLUMN_COUNT),          COLUMN("followed", "Followed", COLUMN_SWITCH),
    COLUMN("activity", "Now", COLUMN_TEXT),        COLUMN("current_event", NULL, COLUMN_TEXT),
    COLUMN("last_updated", NULL, COLUMN_TEXT),
};

static int add_row(struct context *context, struct sheet *sheet, const struct stored_track *track,
                   struct error *err)
{
    struct known_track known = {.slug = track->slug};
    struct track_counts counts;
    int r = report_count_track(context->task.race_db, track->slug, &counts, err);

    if (r == 0)
        r = report_find_track(context->task.race_db, track->slug, &context->arena, &known, err);
    if (r < 0)
        return r;
    sheet_add_text(sheet, track->slug);
    sheet_add_text(sheet, track->name != NULL ? track->name : known.name);
    sheet_add_text(sheet, track->timezone);
    sheet_add_text(sheet, site_of_track(context->task.site, track->slug, &context->arena));
    sheet_add_number(sheet, counts.practice_days);
    sheet_add_number(sheet, counts.sessions);
    sheet_add_number(sheet, counts.laps);
    sheet_add_number(sheet, track->is_followed);
    sheet_add_text(sheet, known.activity);
    sheet_add_text(sheet, known.current_event);
    sheet_add_text(sheet, known.last_updated);
    return 0;
}

int track_view_sheet(struct context *context, const struct stored_track *tracks, size_t n,
                     struct sheet **ret_sheet, struct error *err)
{
    struct sheet *sheet = sheet_new(&context->arena, columns, sizeof(columns) / sizeof(columns[0]));
    int r = 0;

    for (size_t i = 0; r == 0 && i < n; i++)
        r = add_row(context, sheet, &tracks[i], err);
    if (r == 0)
        *ret_sheet = sheet;
    return r;
}

int track_view_print(struct context *context, const struct stored_track *track, struct error *err)
{
    struct sheet *sheet;
    struct json *outer;
    int r = track_view_sheet(context, track, 1, &sheet, err);

    if (r < 0)
        return r;
    if (!output_is_json(&context->output))
        return sheet_print(sheet, &context->output, "tracks", err);
    outer = json_new_object();
    json_put(outer, "track", sheet_row_json(sheet, 0));
    return output_json(&context->output, outer, err);
}

void track_view_say_doubtful(struct context *context, int64_t n_ambiguous, int64_t n_impossible)
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

int track_view_say_zone(struct context *context, const char *slug, struct error *err)
{
    struct stored_track track = {.slug = slug};
    int r = track_store_find(context->task.mirror_db, slug, &context->arena, &track, err);

    if (r >= 0 && track.timezone == NULL)
        talk_say(&context->talk,
                 "the time zone of %s is not known: times stay local until `trackside track add %s "
                 "--timezone AREA/CITY`",
                 slug, slug);
    return r < 0 ? r : 0;
}
