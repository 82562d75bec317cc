/* Dates: found at the beginning of a word, each form tried in turn, written as it was found. */
#include "dates.h"

#include "trackside/buffer.h"
#include "trackside/cleanup.h"
#include "trackside/liverc.h"
#include "trackside/number.h"
#include "trackside/practice.h"

#include <string.h>
#include <strings.h>

enum {
    FIRST_YEAR = 1990, /* before and after these it is no date of a page */
    LAST_YEAR = 2199,
    MOST_DAYS = 36500,
    MONTHS = 12,
};

/* ---- moving ---- */

static int month_index(struct date date)
{
    return date.year * MONTHS + date.month - 1;
}

struct date date_moved(struct date date, const struct date_move *move)
{
    if (date_is_absent(date))
        return date;
    if (date.day == 0) {
        int index = month_index(date) + move->months;

        return (struct date){index / MONTHS, index % MONTHS + 1, 0};
    }
    return date_add_days(date, move->days);
}

static bool is_sensible(struct date date)
{
    return date.year >= FIRST_YEAR && date.year <= LAST_YEAR;
}

static int months_between(struct date date, int days)
{
    return month_index(date_add_days(date, days)) - month_index(date);
}

/* ---- planning ---- */

struct days {
    struct arena arena;
    struct date *items;
    size_t n;
    bool of_month_pages;
};

static void days_deinit(struct days *days)
{
    arena_deinit(&days->arena);
}

static void add_day(struct days *days, struct date date)
{
    if (date.day == 0)
        return;
    days->items = arena_grow(&days->arena, days->items, days->n, sizeof(struct date));
    days->items[days->n++] = date;
}

static void add_month_page(struct days *days, const struct scrub_page *page)
{
    const struct practice_month *month;

    if (page->unreadable || liverc_read_month(page->body, &days->arena, &month, NULL) < 0)
        return;
    for (size_t i = 0; i < month->n_days; i++)
        add_day(days, month->days[i].date);
    if (month->n_days == 0)
        add_day(days, (struct date){month->month.year, month->month.month, 15});
    days->of_month_pages = true;
}

/* The days that month pages list; without month pages, one of the set. */
static void collect_days(struct days *days, const struct scrub_page *pages, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (pages[i].id.kind == PAGE_MONTH)
            add_month_page(days, &pages[i]);
    }
    for (size_t i = 0; days->n == 0 && i < n; i++)
        add_day(days, pages[i].id.date);
}

static bool fits(const struct days *days, int distance)
{
    for (size_t i = 1; i < days->n; i++) {
        if (months_between(days->items[i], distance) != months_between(days->items[0], distance))
            return false;
    }
    return true;
}

static int nearest_fit(const struct days *days, int wanted)
{
    for (int i = 1; i <= MOST_DAYS; i++) {
        if (wanted + i <= MOST_DAYS && fits(days, wanted + i))
            return wanted + i;
        if (wanted - i >= -MOST_DAYS && fits(days, wanted - i))
            return wanted - i;
    }
    return 0;
}

int dates_plan(const struct scrub_page *pages, size_t n, int days_wanted,
               struct date_move *ret_move, struct error *err)
{
    struct days days CLEANUP(days_deinit) = {.n = 0};

    arena_init(&days.arena);
    collect_days(&days, pages, n);
    if (days.of_month_pages && !fits(&days, days_wanted))
        return error_set(err, ERROR_USAGE,
                         "a month page lists the days of one month, and %d days would put them "
                         "into two; move them by %d days",
                         days_wanted, nearest_fit(&days, days_wanted));
    ret_move->days = days_wanted;
    ret_move->months =
        days.n > 0 ? months_between(days.items[0], days_wanted) : days_wanted * MONTHS / 365;
    return 0;
}

/* ---- finding and writing ---- */

struct scan {
    struct bytes text;
    size_t at;
    const struct date_move *move;
    struct buffer out;
    size_t copied;
    size_t n_moved;
};

static struct bytes rest_of(const struct scan *scan, size_t from)
{
    return bytes_skip(scan->text, scan->at + from);
}

static bool is_alphanumeric(char c)
{
    return bytes_is_digit(c) || bytes_is_letter(c);
}

static bool has_digit_at(const struct scan *scan, size_t from)
{
    struct bytes rest = rest_of(scan, from);

    return rest.size > 0 && bytes_is_digit(rest.data[0]);
}

static void copy(struct scan *scan)
{
    buffer_append_bytes(&scan->out,
                        bytes_first(bytes_skip(scan->text, scan->copied), scan->at - scan->copied));
    scan->copied = scan->at;
}

static void replace(struct scan *scan, size_t size, const char *written)
{
    copy(scan);
    buffer_append_text(&scan->out, written);
    scan->at += size;
    scan->copied = scan->at;
    scan->n_moved++;
}

static bool move_iso_day(struct scan *scan)
{
    char text[CALENDAR_TEXT_SIZE];
    struct date date;

    if (!date_read(bytes_first(rest_of(scan, 0), 10), &date) || has_digit_at(scan, 10) ||
        !is_sensible(date))
        return false;
    replace(scan, 10, date_format(date_moved(date, scan->move), text));
    return true;
}

static bool move_iso_month(struct scan *scan)
{
    char text[CALENDAR_TEXT_SIZE];
    struct bytes next = rest_of(scan, 7);
    struct date date;

    if (!date_read_month(bytes_first(rest_of(scan, 0), 7), &date) || !is_sensible(date) ||
        (next.size > 0 && (is_alphanumeric(next.data[0]) || next.data[0] == '-')))
        return false;
    replace(scan, 7, date_format_month(date_moved(date, scan->move), text));
    return true;
}

/* One or two digits; how many. */
static size_t read_short(struct bytes text, int *ret_value)
{
    size_t n = 0;

    *ret_value = 0;
    while (n < 2 && n < text.size && bytes_is_digit(text.data[n]))
        *ret_value = *ret_value * 10 + (text.data[n++] - '0');
    return n;
}

/* "/" or "\/". */
static size_t read_slash(struct bytes text)
{
    if (bytes_starts_with(text, BYTES("\\/")))
        return 2;
    return bytes_starts_with(text, BYTES("/")) ? 1 : 0;
}

static bool read_year(struct bytes text, int *ret_year)
{
    int64_t year;

    if (text.size < 4 || !bytes_is_digit(text.data[0]) || !bytes_is_digit(text.data[3]) ||
        !number_read_int(bytes_first(text, 4), &year) ||
        (text.size > 4 && bytes_is_digit(text.data[4])))
        return false;
    *ret_year = (int)year;
    return true;
}

/* Is it a day of the calendar, in years that pages are from? */
static bool is_day(struct date date)
{
    char text[CALENDAR_TEXT_SIZE];
    struct date again;

    return is_sensible(date) && date.month >= 1 && date.month <= MONTHS && date.day >= 1 &&
           date.day <= 31 && date_read(bytes_from_text(date_format(date, text)), &again);
}

static bool move_american_day(struct scan *scan)
{
    size_t month_size, day_size, slash, first_slash, size;
    struct date date, moved;
    char text[4 * CALENDAR_TEXT_SIZE];
    struct buffer out;

    month_size = read_short(rest_of(scan, 0), &date.month);
    first_slash = read_slash(rest_of(scan, month_size));
    size = month_size + first_slash;
    day_size = read_short(rest_of(scan, size), &date.day);
    slash = read_slash(rest_of(scan, size + day_size));
    size += day_size + slash;
    if (month_size == 0 || day_size == 0 || first_slash == 0 || slash != first_slash ||
        !read_year(rest_of(scan, size), &date.year) || !is_day(date))
        return false;
    moved = date_moved(date, scan->move);
    buffer_init(&out, sizeof(text));
    buffer_printf(&out, "%0*d%s%0*d%s%04d", (int)month_size, moved.month, slash == 2 ? "\\/" : "/",
                  (int)day_size, moved.day, slash == 2 ? "\\/" : "/", moved.year);
    replace(scan, size + 4, buffer_text(&out));
    buffer_deinit(&out);
    return true;
}

/* ---- names of months and days ---- */

enum name_form {
    NAME_NONE,
    NAME_SHORT,
    NAME_LONG,
};

/* A name, whole or its first three letters, in any case. */
static enum name_form read_name(struct bytes text, const char *const *names, int n, int *ret_index,
                                size_t *ret_size)
{
    size_t size = 0;

    while (size < text.size && is_alphanumeric(text.data[size]))
        size++;
    for (int i = 0; size >= 3 && i < n; i++) {
        size_t whole = strlen(names[i]);

        if ((size == whole || size == 3) && strncasecmp(text.data, names[i], size) == 0) {
            *ret_index = i;
            *ret_size = size;
            return size == whole ? NAME_LONG : NAME_SHORT;
        }
    }
    return NAME_NONE;
}

static void write_name(struct buffer *out, const char *name, enum name_form form, bool upper)
{
    size_t size = form == NAME_SHORT ? 3 : strlen(name);

    for (size_t i = 0; i < size; i++)
        buffer_append_char(out, upper && name[i] >= 'a' ? (char)(name[i] - 'a' + 'A') : name[i]);
}

/* "Sat, Oct 25, 2025", "October 25, 2025 (Saturday)", "October 2025". */
struct long_date {
    struct date date; /* day 0: a month */
    enum name_form weekday_before, month, weekday_after;
    bool upper;
    bool padded;           /* "Oct 05" */
    const char *separator; /* before the weekday in front: ", " */
    size_t size;
};

static size_t skip_text(struct bytes text, size_t from, const char *wanted)
{
    return bytes_starts_with(bytes_skip(text, from), bytes_from_text(wanted)) ? strlen(wanted) : 0;
}

static bool read_day_and_year(struct bytes text, struct long_date *found)
{
    size_t n = read_short(bytes_skip(text, found->size), &found->date.day);
    size_t comma = skip_text(text, found->size + n, ", ");

    if (n > 0 && comma == 0)
        comma = skip_text(text, found->size + n, " ");
    if (n > 0 && comma > 0 &&
        read_year(bytes_skip(text, found->size + n + comma), &found->date.year)) {
        found->padded = n == 2 && text.data[found->size] == '0';
        found->separator = comma == 2 ? ", " : " ";
        found->size += n + comma + 4;
        return is_day(found->date);
    }
    found->date.day = 0;
    if (!read_year(bytes_skip(text, found->size), &found->date.year))
        return false;
    found->size += 4;
    return is_sensible(found->date);
}

static void read_weekday_after(struct bytes text, struct long_date *found)
{
    size_t size;
    int index;

    if (found->date.day == 0 || skip_text(text, found->size, " (") == 0)
        return;
    found->weekday_after =
        read_name(bytes_skip(text, found->size + 2), calendar_weekday_names, 7, &index, &size);
    if (found->weekday_after != NAME_NONE && skip_text(text, found->size + 2 + size, ")") > 0)
        found->size += size + 3;
    else
        found->weekday_after = NAME_NONE;
}

static bool read_long(struct bytes text, struct long_date *found)
{
    int index;
    size_t size, comma;

    *found = (struct long_date){.separator = ", "};
    found->weekday_before = read_name(text, calendar_weekday_names, 7, &index, &size);
    if (found->weekday_before != NAME_NONE) {
        comma = skip_text(text, size, ", ");
        if (comma == 0)
            return false;
        found->size = size + comma;
    }
    found->month =
        read_name(bytes_skip(text, found->size), calendar_month_names, MONTHS, &index, &size);
    if (found->month == NAME_NONE || skip_text(text, found->size + size, " ") == 0)
        return false;
    found->upper = text.data[found->size + 1] >= 'A' && text.data[found->size + 1] <= 'Z';
    found->date.month = index + 1;
    found->size += size + 1;
    if (!read_day_and_year(text, found))
        return false;
    if (found->weekday_before != NAME_NONE && found->date.day == 0)
        return false;
    read_weekday_after(text, found);
    return true;
}

static void write_long(struct buffer *out, const struct long_date *form, struct date date)
{
    if (form->weekday_before != NAME_NONE) {
        write_name(out, calendar_weekday_names[date_weekday(date)], form->weekday_before,
                   form->upper);
        buffer_append_text(out, ", ");
    }
    write_name(out, calendar_month_names[date.month - 1], form->month, form->upper);
    if (date.day != 0)
        buffer_printf(out, " %0*d%s%04d", form->padded ? 2 : 1, date.day, form->separator,
                      date.year);
    else
        buffer_printf(out, " %04d", date.year);
    if (form->weekday_after != NAME_NONE) {
        buffer_append_text(out, " (");
        write_name(out, calendar_weekday_names[date_weekday(date)], form->weekday_after,
                   form->upper);
        buffer_append_text(out, ")");
    }
}

static bool move_long(struct scan *scan)
{
    struct long_date found;
    struct buffer written;

    if (!read_long(rest_of(scan, 0), &found))
        return false;
    buffer_init(&written, 4UL * CALENDAR_TEXT_SIZE);
    write_long(&written, &found, date_moved(found.date, scan->move));
    replace(scan, found.size, buffer_text(&written));
    buffer_deinit(&written);
    return true;
}

/* ---- the whole ---- */

/* A date begins a word, also one behind a dash; "n" of "\n" in a script ends none. */
static bool may_begin(const struct scan *scan)
{
    const char *text = scan->text.data;
    size_t at = scan->at;

    if (at == 0)
        return true;
    if (text[at - 1] == '-')
        return at == 1 || !bytes_is_digit(text[at - 2]);
    return !is_alphanumeric(text[at - 1]) || (at >= 2 && text[at - 2] == '\\');
}

static bool move_one(struct scan *scan)
{
    if (!may_begin(scan))
        return false;
    if (has_digit_at(scan, 0))
        return move_iso_day(scan) || move_iso_month(scan) || move_american_day(scan);
    return move_long(scan);
}

struct bytes dates_move(struct bytes text, const struct date_move *move, struct arena *arena,
                        size_t *n_moved)
{
    struct scan scan = {.text = text, .move = move};
    struct bytes moved = text;

    buffer_init(&scan.out, 2 * text.size + 4096);
    while (scan.at < text.size) {
        if (!is_alphanumeric(text.data[scan.at]) || !move_one(&scan))
            scan.at++;
    }
    if (scan.n_moved > 0) {
        copy(&scan);
        moved = (struct bytes){arena_text_of(arena, buffer_bytes(&scan.out)), scan.out.size};
    }
    *n_moved += scan.n_moved;
    buffer_deinit(&scan.out);
    return moved;
}
