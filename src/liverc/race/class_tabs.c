/*
 * Tables and tabs are gathered apart and joined by the number of the class, which both carry.
 */
#include "class_tabs.h"

#include "labels.h"

#include <stdlib.h>
#include <string.h>

struct gathering {
    struct reading *reading;
    struct class_tab *tabs; /* tables first; behind them tabs without one */
    size_t n;
};

/* "40_Electric_Buggy_tab_14341" has "14341". */
static const char *id_number(const char *id, struct arena *arena)
{
    struct bytes text = bytes_from_text(id);
    size_t at;
    if (!bytes_find_last(text, '_', &at) || at + 1 == text.size)
        return NULL;
    struct bytes number = bytes_skip(text, at + 1);
    for (size_t i = 0; i < number.size; i++) {
        if (!bytes_is_digit(number.data[i]))
            return NULL;
    }
    return arena_text_of(arena, number);
}

static const char *text_of_class(const struct dom_node *table, const char *class_name,
                                 struct arena *arena)
{
    const struct dom_node *node = dom_first(table, NULL, class_name);
    return labels_unless_blank(dom_text(node, arena));
}

static void add_table(struct gathering *gathering, const struct dom_node *table)
{
    struct arena *arena = gathering->reading->arena;
    const struct dom_node *pane = dom_parent(table);
    while (pane != NULL && !dom_has_class(pane, "tab-pane"))
        pane = dom_parent(pane);
    struct class_tab tab = {
        .class_id = id_number(dom_attribute(table, "id"), arena),
        .class_name = text_of_class(table, "class_header", arena),
        .sub_header = text_of_class(table, "class_sub_header", arena),
        .table = table,
    };
    if (tab.class_id == NULL)
        tab.class_id = id_number(dom_attribute(pane, "id"), arena);
    gathering->tabs =
        arena_grow(gathering->reading->scratch, gathering->tabs, gathering->n, sizeof(tab));
    gathering->tabs[gathering->n++] = tab;
}

static void gather_tables(struct gathering *gathering, const char *table_class)
{
    const struct dom_node *root = gathering->reading->root;
    for (const struct dom_node *table = dom_first(root, "table", table_class); table != NULL;
         table = dom_next(root, table, "table", table_class))
        add_table(gathering, table);
}

static void gather_panes(struct gathering *gathering)
{
    const struct dom_node *root = gathering->reading->root;
    for (const struct dom_node *pane = dom_first(root, "div", "tab-pane"); pane != NULL;
         pane = dom_next(root, pane, "div", "tab-pane")) {
        const struct dom_node *table = dom_first(pane, "table", NULL);
        if (table != NULL && dom_first(pane, "div", "tab-pane") == NULL)
            add_table(gathering, table);
    }
}

/* ---- tabs ---- */

static int compare_ids(const void *a, const void *b)
{
    const struct class_tab *one = *(const struct class_tab *const *)a;
    const struct class_tab *other = *(const struct class_tab *const *)b;
    return strcmp(one->class_id, other->class_id);
}

/* The tables that have a number, sorted by it. */
static size_t sort_tables(const struct gathering *gathering, struct class_tab ***ret_sorted)
{
    struct class_tab **sorted =
        arena_new_array(gathering->reading->scratch, gathering->n + 1, struct class_tab *);
    size_t n = 0;
    for (size_t i = 0; i < gathering->n; i++) {
        if (gathering->tabs[i].class_id != NULL)
            sorted[n++] = &gathering->tabs[i];
    }
    if (n > 1)
        qsort(sorted, n, sizeof(struct class_tab *), compare_ids);
    *ret_sorted = sorted;
    return n;
}

static struct class_tab *find_table(struct class_tab **sorted, size_t n, const char *class_id)
{
    struct class_tab wanted = {.class_id = class_id}, *key = &wanted;
    if (n == 0 || class_id == NULL)
        return NULL;
    struct class_tab **found = bsearch(&key, sorted, n, sizeof(struct class_tab *), compare_ids);
    return found == NULL ? NULL : *found;
}

static void join(struct gathering *gathering, struct class_tab *tab, const char *name)
{
    struct findings *findings = &gathering->reading->findings;
    if (tab->class_name == NULL)
        tab->class_name = name;
    else if (name != NULL && strcmp(tab->class_name, name) != 0)
        findings_add(findings, FINDING_DISAGREES, PLACE("tab"), name,
                     arena_format(gathering->reading->scratch, "its table is headed \"%s\"",
                                  tab->class_name));
}

/* Tabs of classes that nobody entered have no table. */
static void add_tab(struct gathering *gathering, const char *class_id, const char *name)
{
    struct arena *scratch = gathering->reading->scratch;
    if (name == NULL)
        return;
    gathering->tabs = arena_grow(scratch, gathering->tabs, gathering->n, sizeof(*gathering->tabs));
    gathering->tabs[gathering->n++] = (struct class_tab){.class_id = class_id, .class_name = name};
}

/* Is it the link of a tab? */
static bool is_tab(const char *href)
{
    size_t at;
    return href != NULL && href[0] == '#' && bytes_find(bytes_from_text(href), BYTES("_tab_"), &at);
}

static void gather_tabs(struct gathering *gathering)
{
    struct reading *reading = gathering->reading;
    struct gathering rest = {.reading = reading};
    struct class_tab **sorted;
    size_t n = sort_tables(gathering, &sorted);
    for (const struct dom_node *a = dom_first(reading->root, "a", NULL); a != NULL;
         a = dom_next(reading->root, a, "a", NULL)) {
        const char *href = dom_attribute(a, "href");
        if (!is_tab(href))
            continue;
        const char *class_id = id_number(href, reading->arena);
        const char *name = labels_unless_blank(dom_text(a, reading->arena));
        struct class_tab *tab = find_table(sorted, n, class_id);
        if (tab != NULL)
            join(gathering, tab, name);
        else
            add_tab(&rest, class_id, name);
    }
    for (size_t i = 0; i < rest.n; i++)
        add_tab(gathering, rest.tabs[i].class_id, rest.tabs[i].class_name);
}

/* A table that nothing names cannot be told from the others. */
static void drop_nameless(struct gathering *gathering)
{
    size_t n = 0;
    for (size_t i = 0; i < gathering->n; i++) {
        if (gathering->tabs[i].class_name != NULL)
            gathering->tabs[n++] = gathering->tabs[i];
        else
            findings_add(&gathering->reading->findings, FINDING_SKIPPED,
                         (struct place){"table", i + 1, NULL}, gathering->tabs[i].class_id,
                         "neither a header nor a tab names its class");
    }
    gathering->n = n;
}

struct class_tabs class_tabs_read(struct reading *reading, const char *table_class)
{
    struct gathering gathering = {.reading = reading};
    gather_tables(&gathering, table_class);
    if (gathering.n == 0)
        gather_panes(&gathering);
    gather_tabs(&gathering);
    drop_nameless(&gathering);
    return (struct class_tabs){gathering.tabs, gathering.n};
}

const char *class_tabs_value(const char *sub_header, const char *label, struct arena *arena)
{
    struct bytes text = bytes_from_text(sub_header);
    size_t at;
    if (!bytes_find(text, BYTES(":"), &at) || !labels_same(bytes_first(text, at), label))
        return NULL;
    return labels_unless_blank(arena_text_of(arena, bytes_trim(bytes_skip(text, at + 1))));
}
