/*
 * What class and transponder a row of the list means by "1/8 Buggy (Nitro) (2222363/2)".
 */
#ifndef TRACKSIDE_LIVERC_ROW_CLASS_H
#define TRACKSIDE_LIVERC_ROW_CLASS_H

#include "session_list.h"

/* By the looks of the last parenthesis; texts are of the arena. */
void row_class_split(struct session_row *row, const char *text, struct arena *arena);

/*
 * By the classes of the pie chart, which have no transponder behind them; a finding for each row
 * whose parenthesis does not look like one and is not in the chart either. `panel` may be absent.
 */
void row_class_settle(struct reading *reading, const struct session_list *list,
                      const struct day_panel *panel);

#endif
