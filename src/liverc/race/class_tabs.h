/*
 * Pages with a table for each class, shown as tabs:
 *
 *   ul.nav-pills li a[href="#40_Electric_Buggy_tab_14341"]   the class as text
 *   div.tab-pane#40_Electric_Buggy_tab_14341
 *     table#40_Electric_Buggy_table_14341
 *       thead .class_header      the class, once more
 *             .class_sub_header  "Entries: 30", "Tie Breaker: ..."
 *
 * Ids lose punctuation, so the class is never rebuilt from one; the number at the end is its own.
 */
#ifndef TRACKSIDE_LIVERC_CLASS_TABS_H
#define TRACKSIDE_LIVERC_CLASS_TABS_H

#include "frame.h"

struct class_tab {
    const char *class_id;         /* of the reading's arena; NULL when no id ends in a number */
    const char *class_name;       /* header of the table, else text of the tab; never NULL */
    const char *sub_header;       /* squeezed; NULL when blank */
    const struct dom_node *table; /* NULL for a tab without one: a class without rows */
};

struct class_tabs {
    const struct class_tab *items; /* in the order of the page, tabs without a table included */
    size_t n;
};

/*
 * The tables of a class word, or where none has it those inside the panes; each with its tab.
 * Findings for tables and tabs that do not fit together.
 */
struct class_tabs class_tabs_read(struct reading *reading, const char *table_class);

/* What follows "Entries:" in a sub header; NULL when it begins otherwise. */
const char *class_tabs_value(const char *sub_header, const char *label, struct arena *arena);

#endif
