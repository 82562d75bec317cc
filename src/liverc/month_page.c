/*
 * /practice/?p=calendar&d=YYYY-MM, and /practice/, which shows the newest month:
 *
 *   Practice Dates for October 2025
 *     select#available_session_months   <option value="2025-10" selected="selected">October 2025
 *     Date | # Sessions                 <a href="...&d=2025-10-25">Sat, Oct 25, 2025</a> |
 * <a>56</a> Practice Sessions on January 12, 2026 (Monday) the sessions of TODAY, whatever the
 * month, or that there are none
 */
#include "readers.h"

#include "frame.h"
#include "month_days.h"
#include "row_class.h"
#include "session_list.h"
#include "shape.h"

/* "October 2025" */
static bool read_month_name(struct bytes text, struct arena *scratch, struct date *ret_month)
{
    struct bytes rest = bytes_trim(text), name;
    struct date date;
    if (!bytes_split(&rest, ' ', &name))
        return false;
    const char *first_day = arena_format(scratch, "%s 1, %s", arena_text_of(scratch, name),
                                         arena_text_of(scratch, bytes_trim(rest)));
    if (!date_read_long(bytes_from_text(first_day), &date))
        return false;
    *ret_month = (struct date){.year = date.year, .month = date.month};
    return true;
}

/* ---- the list of months ---- */

static bool has_month(const struct practice_month *month, struct date wanted)
{
    for (size_t i = 0; i < month->n_months; i++) {
        if (date_compare(month->months[i], wanted) == 0)
            return true;
    }
    return false;
}

enum {
    MONTHS_MAX = 2400, /* two hundred years */
};

/* An option says its month twice. */
static void check_option(struct reading *reading, const char *text, struct date date)
{
    char value[CALENDAR_TEXT_SIZE];
    struct date named;
    if (read_month_name(bytes_from_text(text), reading->scratch, &named) &&
        date_compare(named, date) == 0)
        return;
    findings_add(&reading->findings, FINDING_DISAGREES, PLACE("available_session_months"), text,
                 arena_format(reading->scratch, "its value is %s", date_format_month(date, value)));
}

static void read_option(struct reading *reading, const struct dom_node *option,
                        struct date **months, struct practice_month *month)
{
    struct date date;
    const char *value = dom_attribute(option, "value");
    const char *text = dom_text(option, reading->scratch);
    struct place place = PLACE("available_session_months");
    if (!date_read_month(bytes_from_text(value), &date) &&
        !read_month_name(bytes_from_text(text), reading->scratch, &date)) {
        findings_add(&reading->findings, FINDING_SKIPPED, place, value != NULL ? value : text,
                     "the option is no month");
        return;
    }
    if (dom_attribute(option, "selected") != NULL)
        month->month = date;
    if (has_month(month, date) || month->n_months == MONTHS_MAX) {
        findings_add(&reading->findings, FINDING_DUPLICATE, place, value, "a month again");
        return;
    }
    check_option(reading, text, date);
    *months = arena_grow(reading->arena, *months, month->n_months, sizeof(**months));
    (*months)[month->n_months++] = date;
    month->months = *months;
}

/* How many years a text names. */
static size_t count_years(struct bytes text)
{
    enum {
        YEAR_DIGITS = 4,
    };
    size_t n_years = 0, n_digits = 0;
    for (size_t i = 0; i <= text.size; i++) {
        if (i < text.size && bytes_is_digit(text.data[i])) {
            n_digits++;
            continue;
        }
        n_years += n_digits == YEAR_DIGITS;
        n_digits = 0;
    }
    return n_years;
}

/* Months that stand in the list and are no options. */
static void check_list(struct reading *reading, const struct dom_node *list, size_t n_options)
{
    size_t n = count_years(bytes_from_text(dom_text(list, reading->scratch)));
    if (n > n_options)
        findings_add(
            &reading->findings, FINDING_SKIPPED, PLACE("available_session_months"), NULL,
            arena_format(reading->scratch, "it names %zu months in %zu options", n, n_options));
}

static void read_months(struct reading *reading, const struct dom_node *list,
                        struct practice_month *month)
{
    struct date *months = NULL;
    size_t n_options = 0;
    if (list == NULL)
        findings_add(&reading->findings, FINDING_MISSING, PLACE("available_session_months"), NULL,
                     "the page has no list of months");
    for (const struct dom_node *option = dom_first(list, "option", NULL); option != NULL;
         option = dom_next(list, option, "option", NULL)) {
        read_option(reading, option, &months, month);
        n_options++;
    }
    check_list(reading, list, n_options);
}

/* ---- the month shown ---- */

static void agree(struct reading *reading, const char *part, struct bytes text,
                  struct practice_month *month)
{
    char shown[CALENDAR_TEXT_SIZE];
    struct date date;
    if (!read_month_name(text, reading->scratch, &date))
        return;
    if (date_is_absent(month->month)) {
        month->month = date;
        findings_add(&reading->findings, FINDING_FALLBACK, PLACE(part),
                     arena_text_of(reading->scratch, text),
                     "no month is selected, this one is taken");
    } else if (date_compare(month->month, date) != 0) {
        findings_add(&reading->findings, FINDING_DISAGREES, PLACE(part),
                     arena_text_of(reading->scratch, text),
                     arena_format(reading->scratch, "the month selected is %s",
                                  date_format_month(month->month, shown)));
    }
}

static int read_shown(struct reading *reading, const struct month_shape *shape,
                      struct practice_month *month, struct error *err)
{
    struct bytes phrase = BYTES("Practice Sessions for ");
    struct bytes subject = frame_subject_of_title(reading->frame.title);
    if (shape->dates != NULL)
        agree(reading, "panel-heading", bytes_from_text(shape->dates), month);
    if (bytes_starts_with(subject, phrase))
        agree(reading, "title", bytes_skip(subject, phrase.size), month);
    if (date_is_absent(month->month))
        return error_set(err, ERROR_UNKNOWN_PAGE,
                         "the month page does not say which month it shows: no option is selected, "
                         "and neither heading nor title name one; please report it with the page");
    return 0;
}

/* ---- today ---- */

static int read_today(struct reading *reading, struct practice_today *today, struct error *err)
{
    const char *when;
    const struct panel *panel = panel_headed(reading->panels, "Practice Sessions on", &when);
    struct session_list list = {0};
    int r = 0;
    if (panel == NULL) {
        findings_add(&reading->findings, FINDING_MISSING, PLACE("panel"), NULL,
                     "the page has no box for today's sessions");
        return 0;
    }
    today->present = true;
    if (!date_read_long(bytes_from_text(when), &today->date))
        findings_add(&reading->findings, FINDING_UNREADABLE, PLACE("panel-heading"), when,
                     "no date");
    const struct dom_node *table = session_list_find(panel->box);
    if (table != NULL)
        r = session_list_read(reading, panel->box, today->date, &list, err);
    else if (shape_says_none(panel->box, reading->scratch))
        today->is_empty = true;
    else
        findings_add(&reading->findings, FINDING_MISSING, PLACE("panel"), when,
                     "the box for today has no table and does not say that there is none");
    row_class_settle(reading, &list, &(struct day_panel){.present = false});
    today->sessions = list.rows;
    today->n_sessions = list.n_rows;
    today->n_skipped = list.n_skipped;
    return r;
}

int month_page_read(struct reading *reading, struct page_reading *ret_reading, struct error *err)
{
    struct practice_month *month = arena_new(reading->arena, struct practice_month);
    struct month_shape shape;
    int r = shape_of_month(reading, &shape, err);
    if (r < 0)
        return r;
    month->track_name = reading->frame.track_name;
    read_months(reading, shape.months, month);
    r = read_shown(reading, &shape, month, err);
    if (r == 0)
        r = month_days_read(reading, month->month, shape.months, &month->days, &month->n_days, err);
    if (r == 0)
        r = read_today(reading, &month->today, err);
    if (r < 0)
        return r;
    month->findings = reading->findings.items;
    month->n_findings = reading->findings.n;
    ret_reading->month = month;
    ret_reading->addresses = arena_new_array(reading->arena, month->n_days, const char *);
    for (size_t i = 0; i < month->n_days; i++)
        page_reading_tell(ret_reading, month->days[i].address);
    return 0;
}
