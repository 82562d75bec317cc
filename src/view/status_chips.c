/* Transponders that may be another person's than they seem, as `status` shows them. */
#include "status_section.h"

#include "trackside/driver_report.h"

static const struct column loan_columns[] = {
    COLUMN_OF(chip_line, transponder, "transponder_number", "Lent transponder", COLUMN_TEXT),
    COLUMN_OF(chip_line, driver_name, "driver_name", "Driver", COLUMN_TEXT),
    COLUMN_OF(chip_line, person, "person", "Said to be", COLUMN_TEXT),
    COLUMN_OF(chip_line, n_sessions, "sessions", "Sessions", COLUMN_COUNT),
    COLUMN_OF(chip_line, first_date, "first_date", "From", COLUMN_TEXT),
    COLUMN_OF(chip_line, last_date, "last_date", "To", COLUMN_TEXT),
};

static const struct column several_columns[] = {
    COLUMN_OF(chip_line, driver_name, "driver_name", "Several transponders", COLUMN_TEXT),
    COLUMN_OF(chip_line, transponder, "transponder_number", "Transponder", COLUMN_TEXT),
    COLUMN_OF(chip_line, person, "person", "Said to be", COLUMN_TEXT),
    COLUMN_OF(chip_line, n_sessions, "sessions", "Sessions", COLUMN_COUNT),
    COLUMN_OF(chip_line, first_date, "first_date", "From", COLUMN_TEXT),
    COLUMN_OF(chip_line, last_date, "last_date", "To", COLUMN_TEXT),
};

static int collect_loans(struct task *task, struct arena *arena, const struct status_scope *scope,
                         struct sheet **ret_sheet, struct error *err)
{
    const struct chip_line *chips;
    size_t n;
    int r = report_loan_chips(task->race_db, scope->slug, scope->date, arena, &chips, &n, err);

    if (r < 0 || n == 0)
        return r;
    *ret_sheet = SHEET(arena, loan_columns, chips, n);
    return 0;
}

static int collect_several(struct task *task, struct arena *arena, const struct status_scope *scope,
                           struct sheet **ret_sheet, struct error *err)
{
    const struct chip_line *chips;
    size_t n;
    int r = report_several_chips(task->race_db, scope->slug, scope->date, arena, &chips, &n, err);

    if (r < 0 || n == 0)
        return r;
    *ret_sheet = SHEET(arena, several_columns, chips, n);
    return 0;
}

const struct status_section status_loan_chips = {"loan_chips", collect_loans};
const struct status_section status_several_chips = {"several_chips", collect_several};
