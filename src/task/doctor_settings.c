/* Settings that are not as built in, and those that make a bad guest. */
#include "trackside/doctor.h"

#include <string.h>

static const enum setting_key rates[] = {
    FETCH_DISCOVERY_PER_DAY,
    FETCH_DISCOVERY_PER_MINUTE,
    FETCH_SESSION_PER_MINUTE,
};

static bool is_lifted(const struct settings *settings, enum setting_key key)
{
    return settings->values[key].number == 0;
}

static const char *lifted_rates(const struct settings *settings, struct arena *arena)
{
    const char *keys = NULL;

    for (size_t i = 0; i < sizeof(rates) / sizeof(rates[0]); i++)
        if (is_lifted(settings, rates[i]))
            keys = arena_format(arena, "%s%s%s", keys != NULL ? keys : "", keys != NULL ? ", " : "",
                                setting_table[rates[i]].key);
    return keys;
}

void doctor_settings(struct doctor *doctor)
{
    const struct settings *settings = doctor->task->settings;
    const char *lifted = lifted_rates(settings, doctor->arena);
    int n_changed = 0;

    for (int key = 0; key < N_SETTINGS; key++)
        n_changed += strcmp(settings->values[key].text, setting_table[key].built_in) != 0;
    if (lifted != NULL)
        doctor_note(doctor, "settings", DOCTOR_WARN, HINT_NONE,
                    "%s is 0, so nothing keeps us from being a bad guest; set a rate again",
                    lifted);
    else
        doctor_note(doctor, "settings", DOCTOR_OK, HINT_LIST_CHANGED_SETTINGS,
                    "%d of %d are not as built in", n_changed, N_SETTINGS);
}
