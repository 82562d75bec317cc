/* The report of a scrubbing. */
#include "scrub_report.h"

static const struct column columns[] = {
    COLUMN("kind", "Replaced", COLUMN_TEXT),
    COLUMN("distinct", "Different", COLUMN_COUNT),
    COLUMN("places", "Places", COLUMN_COUNT),
};

static struct sheet *replaced_sheet(struct context *context, const struct scrub_report *report)
{
    struct sheet *sheet = sheet_new(&context->arena, columns, sizeof(columns) / sizeof(columns[0]));

    for (enum scrub_kind kind = 0; kind < SCRUB_N_KINDS; kind++) {
        sheet_add_text(sheet, scrub_kind_name(kind));
        sheet_add_number(sheet, (int64_t)report->counts[kind].n_distinct);
        sheet_add_number(sheet, (int64_t)report->counts[kind].n_replaced);
    }
    return sheet;
}

static void print_proof(const struct output *output, const struct scrub_report *report)
{
    output_line(output, "%s", "");
    output_line(output, "%zu figures are what they were, %zu fields of somebody are not.",
                report->n_same_numbers, report->n_changed_fields);
    output_line(output, "%zu texts are nowhere in %zu bytes, in any spelling.",
                report->n_absent_texts, report->n_searched_bytes);
    if (report->n_common_texts > 0)
        output_line(output,
                    "%zu are words of every page too, and were replaced where a page names "
                    "somebody only.",
                    report->n_common_texts);
    if (report->n_unreadable > 0)
        output_line(output, "%zu of %zu pages cannot be read: look through them yourself.",
                    report->n_unreadable, report->n_pages);
}

int scrub_report_print(struct context *context, const struct scrub_report *report, const char *in,
                       const char *out, struct error *err)
{
    struct json *json, *outer;
    int r;

    if (output_is_json(&context->output)) {
        json = scrub_report_json(report);
        json_put_text(json, "in", in);
        json_put_text(json, "out", out);
        outer = json_new_object();
        json_put(outer, "scrubbed", json);
        return output_json(&context->output, outer, err);
    }
    r = sheet_print(replaced_sheet(context, report), &context->output, "replaced", err);
    if (r == 0)
        print_proof(&context->output, report);
    return r;
}
