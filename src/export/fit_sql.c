/* SQL that fits the target. */
#include "fit_sql.h"

#include <string.h>

bool feature_list_has(const struct feature_list *features, struct bytes name)
{
    for (size_t i = 0; i < features->n; i++) {
        if (bytes_equal_text(name, features->names[i]))
            return true;
    }
    return false;
}

static bool is_kept(struct bytes line, const struct feature_list *features)
{
    static const struct bytes mark = {"--? ", 4};
    struct bytes name;
    size_t at;

    if (!bytes_find(line, mark, &at))
        return true;
    name = bytes_trim(bytes_skip(line, at + mark.size));
    if (name.size > 0 && name.data[0] == '!')
        return !feature_list_has(features, bytes_skip(name, 1));
    return feature_list_has(features, name);
}

const char *fit_sql(const char *sql, const struct feature_list *features, struct arena *arena)
{
    struct bytes rest = bytes_from_text(sql), line;
    char *out = arena_alloc(arena, rest.size + 2);
    size_t size = 0;

    while (bytes_split(&rest, '\n', &line)) {
        if (!is_kept(line, features))
            continue;
        memcpy(out + size, line.data, line.size);
        size += line.size;
        out[size++] = '\n';
    }
    return out;
}
