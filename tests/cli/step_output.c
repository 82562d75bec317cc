/* What a run left to see: its exit code, its texts, files, and requests at the site. */
#include "file.h"
#include "steps.h"
#include "text_match.h"
#include "words.h"

#include "trackside/number.h"

#include <signal.h>
#include <string.h>
#include <sys/stat.h>

/* ---- exit ---- */

static const char *describe_end(struct stage *stage)
{
    if (stage->end.signal_number == SIGKILL)
        return "killed";
    if (stage->end.signal_number != 0)
        return arena_format(&stage->arena, "ended by signal %d (%s)", stage->end.signal_number,
                            strsignal(stage->end.signal_number));
    return arena_format(&stage->arena, "%d", stage->end.exit_code);
}

bool step_exit(struct stage *stage, const struct step *step)
{
    const char *found = describe_end(stage);

    if (!stage->has_run || strcmp(step->rest, found) == 0)
        return true; /* a run that could not be made is reported already */
    return stage_fail(stage, step->rest,
                      arena_format(&stage->arena, "%s, saying:\n%s%s", found,
                                   text_visible(stage->stderr_text, &stage->arena),
                                   text_visible(stage->stdout_text, &stage->arena)));
}

/* ---- texts ---- */

static bool check_whole(struct stage *stage, const char *text, const struct step *step,
                        const char *rest)
{
    if (strcmp(rest, "empty") == 0)
        return *text == '\0' || stage_fail(stage, "", text);
    if (step->block == NULL)
        return stage_complain(stage, "write 'is empty' or 'is <<<' and the lines below");
    const char *pattern = stage_fill(stage, step->block);
    return text_matches(pattern, text) || stage_fail(stage, pattern, text);
}

static const char *last_line(const char *text, struct arena *arena)
{
    struct bytes rest = bytes_trim(bytes_from_text(text));
    size_t at;

    if (bytes_find_last(rest, '\n', &at))
        rest = bytes_skip(rest, at + 1);
    return arena_text_of(arena, rest);
}

/* "has TEXT", "lacks TEXT", "is empty", "is <<<", "json PATH = VALUE" (of the last line) */
static bool check_text(struct stage *stage, struct bytes raw, const struct step *step)
{
    const char *text = text_visible(raw, &stage->arena);
    const char *rest = step->rest;
    const char *verb = word_take(&rest, &stage->arena);
    const char *wanted = stage_fill(stage, rest);

    if (verb != NULL && strcmp(verb, "is") == 0)
        return check_whole(stage, text, step, rest);
    if (verb != NULL && strcmp(verb, "json") == 0)
        return step_json_in(stage, bytes_from_text(last_line(text, &stage->arena)), rest);
    if (verb != NULL && *wanted != '\0' && strcmp(verb, "has") == 0)
        return strstr(text, wanted) != NULL ||
               stage_fail(stage, arena_format(&stage->arena, "something with: %s", wanted), text);
    if (verb != NULL && *wanted != '\0' && strcmp(verb, "lacks") == 0)
        return strstr(text, wanted) == NULL ||
               stage_fail(stage, arena_format(&stage->arena, "nothing with: %s", wanted), text);
    return stage_complain(stage, "write 'has TEXT', 'lacks TEXT', 'is empty', 'is <<<' or 'json'");
}

bool step_stdout(struct stage *stage, const struct step *step)
{
    return check_text(stage, stage->stdout_text, step);
}

bool step_stderr(struct stage *stage, const struct step *step)
{
    return check_text(stage, stage->stderr_text, step);
}

/* ---- files ---- */

static bool check_mode(struct stage *stage, const struct stat *status, const char *wanted)
{
    const char *found = arena_format(&stage->arena, "%04o", (unsigned)status->st_mode & 07777);

    return strcmp(found, wanted) == 0 || stage_fail(stage, wanted, found);
}

static bool check_content(struct stage *stage, const char *path, const char *wanted)
{
    struct bytes content;
    struct error err;
    size_t at;

    if (file_read(path, &stage->arena, &content, &err) < 0)
        return stage_complain(stage, "%s", err.message);
    return bytes_find(content, bytes_from_text(wanted), &at) ||
           stage_fail(stage, wanted, text_visible(content, &stage->arena));
}

bool step_file(struct stage *stage, const struct step *step)
{
    const char *rest = step->rest;
    const char *path = word_take(&rest, &stage->arena);
    const char *full = stage_path(stage, path != NULL ? path : "");
    const char *verb = word_take(&rest, &stage->arena);
    struct stat status;
    bool exists = stat(full, &status) == 0;

    if (verb == NULL)
        return stage_complain(stage, "write file PATH and exists, absent, mode MODE or has TEXT");
    if (strcmp(verb, "absent") == 0)
        return !exists || stage_fail(stage, "no such file", "it is there");
    if (!exists)
        return stage_fail(stage, "a file", "none");
    if (strcmp(verb, "exists") == 0)
        return true;
    if (strcmp(verb, "mode") == 0)
        return check_mode(stage, &status, rest);
    if (strcmp(verb, "has") == 0)
        return check_content(stage, full, stage_fill(stage, rest));
    return stage_complain(stage, "'%s' is not understood", verb);
}

/* ---- requests ---- */

/* "none of NAME": of the pages whose keys were saved under a name. */
static bool check_none_of(struct stage *stage, const char *name)
{
    struct bytes line, rest = {0};
    bool is_known = false;

    for (size_t i = 0; i < stage->n_saved; i++) {
        if (strcmp(stage->saved[i].name, name) == 0) {
            rest = stage->saved[i].content;
            is_known = true;
        }
    }
    if (!is_known || rest.size == 0)
        return stage_complain(stage, "nothing was saved as '%s'", name);
    while (bytes_split(&rest, '\n', &line)) {
        const char *key = arena_text_of(&stage->arena, line);

        if (site_n_requests(&stage->site, key) > 0)
            return stage_fail(stage, "no request for a page that was there already", key);
    }
    return true;
}

bool step_requests(struct stage *stage, const struct step *step)
{
    struct arena *arena = &stage->arena;
    const char *rest = step->rest;
    const char *key = NULL;
    struct comparison wanted;

    if (word_take_if(&rest, "none", arena) && word_take_if(&rest, "of", arena))
        return check_none_of(stage, rest);
    if (strchr(rest, ':') != NULL)
        key = word_take(&rest, arena);
    if (!comparison_read(rest, &wanted, arena))
        return stage_complain(stage, "write requests, perhaps a cache key, and how many");
    int64_t found = (int64_t)site_n_requests(&stage->site, key);
    return comparison_holds(wanted.sign, found, wanted.number) ||
           stage_fail(
               stage,
               arena_format(arena, "requests %s %lld", wanted.sign, (long long)wanted.number),
               arena_format(arena, "%lld", (long long)found));
}
