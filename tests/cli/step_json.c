/* What a run printed as JSON. */
#include "json_look.h"
#include "steps.h"
#include "text_match.h"
#include "words.h"

#include "trackside/buffer.h"
#include "trackside/cleanup.h"
#include "trackside/number.h"

#include <string.h>

enum {
    LARGEST_DOCUMENT = 64 * 1024 * 1024,
};

static bool require_whole(struct stage *stage, struct bytes document)
{
    return json_is_whole(document) ||
           stage_fail(stage, "JSON", text_visible(document, &stage->arena));
}

/* In thousandths, so that 34.746 and 477 compare. */
static bool read_number(const char *text, int64_t *ret_thousandths)
{
    struct bytes bytes = bytes_from_text(text);
    int64_t whole;

    if (number_read_int(bytes, &whole)) {
        *ret_thousandths = whole * 1000;
        return true;
    }
    return number_read_ms(bytes, ret_thousandths);
}

static bool compare(struct stage *stage, const char *found, const char *sign, const char *wanted)
{
    int64_t a, b;
    bool holds;

    if (sign[0] == '=')
        holds = strcmp(found, wanted) == 0;
    else if (sign[0] == '!')
        holds = strcmp(found, wanted) != 0;
    else
        holds = read_number(found, &a) && read_number(wanted, &b) && comparison_holds(sign, a, b);
    return holds || stage_fail(stage, arena_format(&stage->arena, "%s %s", sign, wanted), found);
}

/* Split "PATH REST"; *rest moves behind the path. */
static struct bytes take_path(const char **rest)
{
    struct bytes path = {*rest, json_path_size(*rest)};

    *rest += path.size;
    *rest += strspn(*rest, " ");
    return path;
}

bool step_json_in(struct stage *stage, struct bytes document, const char *rest)
{
    struct arena *arena = &stage->arena;
    struct bytes path = take_path(&rest);
    struct bytes value = {0};
    const char *wanted = stage_fill(stage, rest);
    const char *sign;
    bool found;

    if (!require_whole(stage, document))
        return false;
    found = json_look(document, path, &value);
    if (strcmp(wanted, "absent") == 0)
        return !found || stage_fail(stage, "no such key", json_compact(value, arena));
    sign = word_take(&wanted, arena);
    if (sign == NULL || !comparison_is_sign(sign) || *wanted == '\0')
        return stage_complain(stage, "write a path, a sign and a value, or a path and absent");
    if (!found)
        return stage_fail(
            stage, arena_format(arena, "%s %s", sign, wanted),
            arena_format(arena, "no such key, in\n%s", text_visible(document, arena)));
    return compare(stage, json_compact(value, arena), sign,
                   json_compact(bytes_from_text(wanted), arena));
}

bool step_json(struct stage *stage, const struct step *step)
{
    return step_json_in(stage, stage->stdout_text, step->rest);
}

/* Lines of JSON as one array. */
bool step_ndjson(struct stage *stage, const struct step *step)
{
    struct buffer array CLEANUP(buffer_deinit) = {0};
    struct bytes rest = stage->stdout_text;
    struct bytes line;

    buffer_init(&array, LARGEST_DOCUMENT);
    while (bytes_split(&rest, '\n', &line)) {
        if (!require_whole(stage, line))
            return false;
        buffer_append_text(&array, array.size == 0 ? "[" : ",");
        buffer_append_bytes(&array, line);
    }
    buffer_append_text(&array, array.size == 0 ? "[]" : "]");
    return step_json_in(stage, buffer_bytes(&array), step->rest);
}

/* "count sessions = 56": elements of an array on stdout. */
bool step_count(struct stage *stage, const struct step *step)
{
    struct arena *arena = &stage->arena;
    const char *rest = step->rest;
    struct bytes path = take_path(&rest);
    struct comparison wanted;
    struct bytes value;
    size_t n;

    if (!require_whole(stage, stage->stdout_text))
        return false;
    if (!comparison_read(rest, &wanted, arena))
        return stage_complain(stage, "write a path and how many");
    if (!json_look(stage->stdout_text, path, &value) || !json_count(value, &n))
        return stage_fail(stage, "an array", text_visible(stage->stdout_text, arena));
    return comparison_holds(wanted.sign, (int64_t)n, wanted.number) ||
           stage_fail(
               stage,
               arena_format(arena, "%s %lld elements", wanted.sign, (long long)wanted.number),
               arena_format(arena, "%zu", n));
}
