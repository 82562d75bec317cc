/*
 * The day's totals as the site counts them: a check for every row that was read. Under them, a
 * pie chart whose script holds the laps of each class:
 *
 *   var data = [{"label":"1\/10 Open","data":221}, ...];
 */
#include "day_panel.h"

#include "trackside/text.h"

#include "clocks.h"
#include "labels.h"
#include "trackside/script.h"

struct time_unit {
    const char *name;
    int64_t seconds;
};

static const struct time_unit units[] = {
    {"day", 86400}, {"hour", 3600}, {"minute", 60}, {"second", 1}};

/* "hours" -> 3600; 0 for no unit of time. */
static int64_t seconds_of_unit(struct bytes name)
{
    if (bytes_ends_with(name, BYTES("s")))
        name = bytes_first(name, name.size - 1);
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        if (bytes_equal_text(name, units[i].name))
            return units[i].seconds;
    }
    return 0;
}

/* "7 hours, 16 minutes, 45 seconds" -> 26205 */
static int64_t read_track_time(const char *text)
{
    enum {
        NUMBER_MAX = 1000000
    };
    struct bytes rest = bytes_from_text(text), part, number;
    int64_t total = 0, n;
    if (rest.size == 0)
        return ABSENT;
    while (bytes_split(&rest, ',', &part)) {
        part = bytes_trim(part);
        if (!bytes_split(&part, ' ', &number) || !number_read_int(number, &n) || n < 0 ||
            n > NUMBER_MAX || seconds_of_unit(part) == 0)
            return ABSENT;
        total += n * seconds_of_unit(part);
    }
    return total;
}

static struct local_time read_clock(struct reading *reading, const char *part, const char *text,
                                    struct date date)
{
    struct local_time time = {.date = date};
    struct clock_form form;
    if (clocks_read(text, &time, &form))
        return time;
    findings_add(&reading->findings, text == NULL ? FINDING_MISSING : FINDING_UNREADABLE,
                 PLACE(part), text, "no clock");
    return (struct local_time){0};
}

static const struct class_laps *read_classes(struct reading *reading,
                                             const struct script_value *data, size_t *ret_n)
{
    struct class_laps *classes = NULL;
    size_t n = 0, number = 0;
    for (const struct script_value *v = data->first; v != NULL; v = v->next) {
        const char *label = script_get_text(v, "label"), *count = script_get_text(v, "data");
        struct place place = {"slice of the pie chart", ++number, NULL};
        if (label == NULL) {
            findings_add(&reading->findings, FINDING_SKIPPED, place, NULL, "it has no label");
            continue;
        }
        if (count == NULL)
            findings_add(&reading->findings, FINDING_MISSING, place, label, "it has no laps");
        classes = arena_grow(reading->arena, classes, n, sizeof(*classes));
        classes[n++] = (struct class_laps){
            .class_name = text_squeeze(bytes_from_text(label), reading->arena),
            .n_laps = findings_count(&reading->findings, place, count),
        };
    }
    *ret_n = n;
    return classes;
}

/* The chart's script stands in the box of the totals; a page without one has no classes. */
static void read_chart(struct reading *reading, const struct dom_node *box, struct day_panel *panel)
{
    const struct script_value *data;
    struct bytes literal;
    struct error unread;
    bool speaks_of_it = false;
    size_t at;
    for (const struct dom_node *script = dom_first(box, "script", NULL); script != NULL;
         script = dom_next(box, script, "script", NULL)) {
        struct bytes text = dom_raw_text(script, reading->scratch);
        if (!script_find(text, "data", &literal)) {
            speaks_of_it = speaks_of_it || bytes_find(text, BYTES("\"label\""), &at);
            continue;
        }
        if (script_read(literal, reading->scratch, &data, &unread) < 0) {
            findings_add(&reading->findings, FINDING_SKIPPED, PLACE("data"), NULL, unread.message);
            continue;
        }
        if (data->kind != SCRIPT_ARRAY) {
            findings_add(&reading->findings, FINDING_SKIPPED, PLACE("data"), data->text,
                         "the chart's data is no list");
            continue;
        }
        findings_escapes(&reading->findings, "data", data->n_replaced);
        panel->classes = read_classes(reading, data, &panel->n_class_laps);
        return;
    }
    if (speaks_of_it)
        findings_add(&reading->findings, FINDING_MISSING, PLACE("data"), NULL,
                     "there is a chart, and its script has no such variable");
}

/* The box of the totals; all of the page where no box has them. */
static const struct dom_node *find_box(const struct reading *reading)
{
    const struct panel *panel = reading->panels;
    while (panel != NULL && labels_table(panel->box, "Total Laps") == NULL)
        panel = panel->next;
    return panel == NULL ? reading->root : panel->box;
}

/* No row has the label: does the page say it all the same? */
static void note_unread(struct reading *reading)
{
    size_t at;
    if (bytes_find(bytes_from_text(dom_text(reading->root, reading->scratch)), BYTES("Total Laps"),
                   &at) ||
        panel_headed(reading->panels, "Practice Stats", &(const char *){NULL}) != NULL)
        findings_add(&reading->findings, FINDING_MISSING, PLACE("Practice Stats"), NULL,
                     "the page speaks of totals, and they cannot be read");
}

static int64_t read_count(struct reading *reading, const struct dom_node *table, const char *label)
{
    const char *text = labels_text(table, label, reading->scratch);
    if (text == NULL && labels_cell(table, label) != NULL)
        findings_add(&reading->findings, FINDING_MISSING, PLACE(label), NULL, "the cell is blank");
    return findings_count(&reading->findings, PLACE(label), text);
}

static int64_t read_track_time_of(struct reading *reading, const struct dom_node *table)
{
    const char *text = labels_text(table, "Total Track Time", reading->scratch);
    int64_t seconds = read_track_time(text);
    if (text != NULL && is_absent(seconds))
        findings_add(&reading->findings, FINDING_UNREADABLE, PLACE("Total Track Time"), text,
                     "no hours, minutes and seconds");
    return seconds;
}

static void check_rows(struct reading *reading, const struct dom_node *table)
{
    static const char *const known[] = {"Total Laps",     "Total Track Time", "Unique Drivers",
                                        "Unique Classes", "Time Range",       NULL};
    findings_labels(&reading->findings, table, known, reading->scratch);
}

struct day_panel day_panel_read(struct reading *reading, struct date date)
{
    struct day_panel panel = {
        .n_laps = ABSENT, .track_time_s = ABSENT, .n_drivers = ABSENT, .n_classes = ABSENT};
    const struct dom_node *box = find_box(reading);
    const struct dom_node *table = labels_table(box, "Total Laps");
    if (table == NULL) {
        note_unread(reading);
        return panel;
    }
    struct dom_lines range = dom_lines(labels_cell(table, "Time Range"), reading->scratch);
    panel.present = true;
    panel.n_laps = read_count(reading, table, "Total Laps");
    panel.track_time_s = read_track_time_of(reading, table);
    panel.n_drivers = read_count(reading, table, "Unique Drivers");
    panel.n_classes = read_count(reading, table, "Unique Classes");
    panel.first = read_clock(reading, "First Session", labels_line(range, "First Session"), date);
    panel.last = read_clock(reading, "Last Session", labels_line(range, "Last Session"), date);
    check_rows(reading, table);
    read_chart(reading, box, &panel);
    return panel;
}
