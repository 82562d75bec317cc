/* Days put away or taken back. */
#include "set_aside_view.h"

static const struct column columns[] = {
    COLUMN("track", "Track", COLUMN_TEXT),     COLUMN("date", "Date", COLUMN_TEXT),
    COLUMN("archive", "Archive", COLUMN_TEXT), COLUMN("sessions", "Sessions", COLUMN_COUNT),
    COLUMN("laps", "Laps", COLUMN_COUNT),      COLUMN("pages", "Pages", COLUMN_COUNT),
};

static struct sheet *new_sheet(struct context *context, const struct set_aside_line *lines,
                               size_t n)
{
    struct sheet *sheet = sheet_new(&context->arena, columns, sizeof(columns) / sizeof(columns[0]));
    char date[CALENDAR_TEXT_SIZE];

    for (size_t i = 0; i < n; i++) {
        sheet_add_text(sheet, lines[i].slug);
        sheet_add_text(sheet, arena_text(&context->arena, date_format(lines[i].date, date)));
        sheet_add_text(sheet, lines[i].archive);
        sheet_add_number(sheet, lines[i].n_sessions);
        sheet_add_number(sheet, lines[i].n_laps);
        sheet_add_number(sheet, lines[i].n_pages);
    }
    return sheet;
}

int set_aside_view_print(struct context *context, const char *key,
                         const struct set_aside_line *lines, size_t n, bool is_dry,
                         struct error *err)
{
    struct sheet *sheet = new_sheet(context, lines, n);
    struct json *outer;

    if (context->output.form != OUTPUT_JSON)
        return sheet_print(sheet, &context->output, key, err);
    outer = json_new_object();
    json_put(outer, key, sheet_json(sheet));
    json_put_bool(outer, "dry_run", is_dry);
    return output_json(&context->output, outer, err);
}
