/* Settings in effect, and where each value came from. */
#ifndef TRACKSIDE_SETTINGS_VIEW_H
#define TRACKSIDE_SETTINGS_VIEW_H

#include "trackside/answer.h"
#include "trackside/settings.h"

struct shown_setting {
    const char *key;
    const char *value;
    const char *origin;
    const char *summary;
};

/* {"settings": [{"key", "value", "origin", "summary"}]}: those that a face chose, which are no
 * settings of a file, then all others. Without has_origin people are not shown where they came
 * from.
 */
struct answer *settings_view_answer(struct arena *arena, const struct shown_setting *chosen,
                                    size_t n_chosen, const struct settings *settings,
                                    bool has_origin);

#endif
