/*
 * The day's totals as the site counts them: a check for every row that was read. Under them, a
 * pie chart whose script holds the laps of each class:
 *
 *   var data = [{"label":"1\/10 Open","data":221}, ...];
 */
#include "day_panel.h"

#include "trackside/text.h"

#include "labels.h"
#include "panel.h"
#include "script.h"

#include <string.h>

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

static struct local_time read_clock(const char *text, struct date date)
{
    struct local_time time = {.date = date};
    if (!clock_read_12h(bytes_from_text(text), &time))
        return (struct local_time){0};
    return time;
}

static const struct class_laps *read_classes(const struct script_value *data, struct arena *arena,
                                             size_t *ret_n)
{
    struct class_laps *classes = NULL;
    size_t n = 0;
    for (const struct script_value *v = data->first; v != NULL; v = v->next) {
        const char *label = script_get_text(v, "label");
        if (label == NULL)
            continue;
        classes = arena_grow(arena, classes, n, sizeof(*classes));
        classes[n++] = (struct class_laps){
            .class_name = text_squeeze(bytes_from_text(label), arena),
            .n_laps = labels_count(script_get_text(v, "data")),
        };
    }
    *ret_n = n;
    return classes;
}

/* The chart's script stands in the box of the totals; a page without one has no classes. */
static void read_chart(const struct dom_node *box, struct arena *arena, struct day_panel *panel)
{
    const struct script_value *data;
    struct bytes literal;
    for (const struct dom_node *script = dom_first(box, "script", NULL); script != NULL;
         script = dom_next(box, script, "script", NULL)) {
        if (!script_find(dom_raw_text(script, arena), "data", &literal) ||
            script_read(literal, arena, &data, NULL) < 0)
            continue;
        panel->classes = read_classes(data, arena, &panel->n_class_laps);
        return;
    }
}

static const struct dom_node *find_box(const struct dom_node *root, struct arena *arena)
{
    const struct dom_node *box = panel_first(root);
    while (box != NULL && labels_table(box, "Total Laps", arena) == NULL)
        box = panel_next(root, box);
    return box;
}

struct day_panel day_panel_read(const struct dom_node *root, struct date date, struct arena *arena)
{
    struct day_panel panel = {
        .n_laps = ABSENT, .track_time_s = ABSENT, .n_drivers = ABSENT, .n_classes = ABSENT};
    const struct dom_node *box = find_box(root, arena);
    const struct dom_node *table = labels_table(box, "Total Laps", arena);
    if (table == NULL)
        return panel;
    struct dom_lines range = dom_lines(labels_cell(table, "Time Range", arena), arena);
    panel.present = true;
    panel.n_laps = labels_count(labels_text(table, "Total Laps", arena));
    panel.track_time_s = read_track_time(labels_text(table, "Total Track Time", arena));
    panel.n_drivers = labels_count(labels_text(table, "Unique Drivers", arena));
    panel.n_classes = labels_count(labels_text(table, "Unique Classes", arena));
    panel.first = read_clock(labels_line(range, "First Session"), date);
    panel.last = read_clock(labels_line(range, "Last Session"), date);
    read_chart(box, arena, &panel);
    return panel;
}
