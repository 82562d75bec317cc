/* Transponders that may be another person's than they seem, as `status` shows them. */
#include "status_section.h"

#include "trackside/driver_report.h"

static const struct column loan_columns[] = {
    COLUMN("transponder_number", "Lent transponder", COLUMN_TEXT),
    COLUMN("driver_name", "Driver", COLUMN_TEXT),
    COLUMN("person", "Said to be", COLUMN_TEXT),
    COLUMN("sessions", "Sessions", COLUMN_COUNT),
    COLUMN("first_date", "From", COLUMN_TEXT),
    COLUMN("last_date", "To", COLUMN_TEXT),
};

static const struct column several_columns[] = {
    COLUMN("driver_name", "Several transponders", COLUMN_TEXT),
    COLUMN("transponder_number", "Transponder", COLUMN_TEXT),
    COLUMN("person", "Said to be", COLUMN_TEXT),
    COLUMN("sessions", "Sessions", COLUMN_COUNT),
    COLUMN("first_date", "From", COLUMN_TEXT),
    COLUMN("last_date", "To", COLUMN_TEXT),
};

static void add_rest(struct sheet *sheet, const struct chip_line *chip)
{
    sheet_add_text(sheet, chip->person);
    sheet_add_number(sheet, chip->n_sessions);
    sheet_add_text(sheet, chip->first_date);
    sheet_add_text(sheet, chip->last_date);
}

static int collect_loans(struct context *context, const struct status_scope *scope,
                         struct sheet **ret_sheet, struct error *err)
{
    struct sheet *sheet =
        sheet_new(&context->arena, loan_columns, sizeof(loan_columns) / sizeof(loan_columns[0]));
    const struct chip_line *chips;
    size_t n;
    int r = report_loan_chips(context->task.race_db, scope->slug, scope->date, &context->arena,
                              &chips, &n, err);

    if (r < 0 || n == 0)
        return r;
    for (size_t i = 0; i < n; i++) {
        sheet_add_text(sheet, chips[i].transponder);
        sheet_add_text(sheet, chips[i].driver_name);
        add_rest(sheet, &chips[i]);
    }
    *ret_sheet = sheet;
    return 0;
}

static int collect_several(struct context *context, const struct status_scope *scope,
                           struct sheet **ret_sheet, struct error *err)
{
    struct sheet *sheet = sheet_new(&context->arena, several_columns,
                                    sizeof(several_columns) / sizeof(several_columns[0]));
    const struct chip_line *chips;
    size_t n;
    int r = report_several_chips(context->task.race_db, scope->slug, scope->date, &context->arena,
                                 &chips, &n, err);

    if (r < 0 || n == 0)
        return r;
    for (size_t i = 0; i < n; i++) {
        sheet_add_text(sheet, chips[i].driver_name);
        sheet_add_text(sheet, chips[i].transponder);
        add_rest(sheet, &chips[i]);
    }
    *ret_sheet = sheet;
    return 0;
}

const struct status_section status_loan_chips = {"loan_chips", collect_loans};
const struct status_section status_several_chips = {"several_chips", collect_several};
