/* --clean. */
#include "clean_option.h"

#include <string.h>

int clean_option_read(const struct invocation *invocation, enum clean_rule *ret_rule,
                      struct error *err)
{
    const char *name = invocation_value(invocation, "clean");

    *ret_rule = CLEAN_110;
    if (name == NULL)
        return 0;
    for (int i = 0; i < CLEAN_N_RULES; i++) {
        if (strcmp(name, clean_rule_names[i]) == 0) {
            *ret_rule = (enum clean_rule)i;
            return 0;
        }
    }
    return error_set(err, ERROR_USAGE, "--clean is 1.07, 1.10, 1.15, iqr or mad, not '%s'", name);
}
