/* Mirrored days and tracks, for JSON and for people. */
#include "mirroring_view.h"

#include "hint.h"

#include "trackside/request_view.h"

static void put_failure(struct json *json, const struct error *failure)
{
    if (failure->code == 0)
        json_put_null(json, "error");
    else
        hint_put_sentence(json, "error", failure);
}

static void put_date(struct json *json, const char *key, struct date date)
{
    char text[CALENDAR_TEXT_SIZE];

    if (date_is_absent(date))
        json_put_null(json, key);
    else
        json_put_text(json, key, date_format(date, text));
}

static void put_pages(struct json *json, const struct mirrored_day *day)
{
    put_date(json, "date", day->date);
    json_put_text(json, "status", mirror_days_status_name(day->status));
    json_put_int(json, "sessions_listed", day->pages.n_listed);
    json_put_int(json, "sessions_asked", day->pages.n_asked);
    json_put_int(json, "sessions_failed", day->pages.n_failed);
    put_failure(json, &day->failure);
}

static struct json *days_json(const struct mirrored_track *track)
{
    struct json *days = json_new_array();

    for (size_t i = 0; i < track->n_days; i++) {
        struct json *day = json_new_object();

        put_pages(day, &track->days[i]);
        json_append(days, day);
    }
    return days;
}

static struct json *tracks_json(const struct mirror_days *mirroring, bool with_days)
{
    struct json *tracks = json_new_array();

    for (size_t i = 0; i < mirroring->n_tracks; i++) {
        const struct mirrored_track *track = &mirroring->tracks[i];
        struct json *json = json_new_object();

        json_put_text(json, "track", track->slug);
        put_date(json, "from", track->walk.from);
        put_date(json, "to", track->walk.to);
        json_put_text(json, "status", mirror_days_status_name(track->status));
        json_put_int(json, "days_listed", (int64_t)track->walk.n_days);
        json_put_int(json, "incomplete", track->n_incomplete);
        put_failure(json, &track->failure);
        json_put(json, "budget", request_view_budget_json(&track->budget));
        if (with_days)
            json_put(json, "days", days_json(track));
        json_append(tracks, json);
    }
    return tracks;
}

int mirroring_view_print_day(void *listener, const struct mirrored_day *day, struct error *err)
{
    struct context *context = listener;
    struct json *json = json_new_object();

    json_put_text(json, "track", day->slug);
    put_pages(json, day);
    return output_json(&context->output, json, err);
}

static int print_json(struct context *context, const struct mirror_days *mirroring,
                      struct error *err)
{
    const struct output *output = &context->output;
    bool is_summary = output->form == OUTPUT_NDJSON;
    struct json *json = json_new_object();
    struct json *outer = json;

    json_put(json, "tracks", tracks_json(mirroring, !is_summary));
    json_put(json, "requests", request_view_json(mirror_requests(mirroring->mirror)));
    if (is_summary) {
        outer = json_new_object();
        json_put(outer, "summary", json);
    }
    return output_json(output, outer, err);
}

static const struct column columns[] = {
    COLUMN("track", "Track", COLUMN_TEXT),
    COLUMN("date", "Date", COLUMN_TEXT),
    COLUMN("status", "Status", COLUMN_TEXT),
    COLUMN("sessions_listed", "Sessions", COLUMN_COUNT),
    COLUMN("sessions_asked", "Asked for", COLUMN_COUNT),
    COLUMN("sessions_failed", "Failed", COLUMN_COUNT),
};

static void add_day(struct sheet *sheet, const struct mirrored_day *day, struct arena *arena)
{
    char date[CALENDAR_TEXT_SIZE];

    sheet_add_text(sheet, day->slug);
    sheet_add_text(sheet, arena_text(arena, date_format(day->date, date)));
    sheet_add_text(sheet, mirror_days_status_name(day->status));
    sheet_add_number(sheet, day->pages.n_listed);
    sheet_add_number(sheet, day->pages.n_asked);
    sheet_add_number(sheet, day->pages.n_failed);
}

int mirroring_view_print(struct context *context, const struct mirror_days *mirroring,
                         struct error *err)
{
    struct sheet *sheet;

    if (output_is_json(&context->output))
        return print_json(context, mirroring, err);
    sheet = sheet_new(&context->arena, columns, sizeof(columns) / sizeof(columns[0]));
    for (size_t i = 0; i < mirroring->n_tracks; i++)
        for (size_t j = 0; j < mirroring->tracks[i].n_days; j++)
            add_day(sheet, &mirroring->tracks[i].days[j], &context->arena);
    return sheet_print(sheet, &context->output, "days", err);
}
