/* What is there before a run: variables, files, the site and its faults. */
#include "file.h"
#include "steps.h"
#include "words.h"

#include "trackside/number.h"

#include <string.h>

enum {
    LARGEST_BODY_MIB = 64,
};

bool step_env(struct stage *stage, const struct step *step)
{
    const char *rest = step->rest;
    const char *name = word_take(&rest, &stage->arena);

    if (name == NULL)
        return stage_complain(stage, "env needs a name");
    stage_set_variable(stage, name, *rest != '\0' ? stage_fill(stage, rest) : NULL);
    return true;
}

bool step_write(struct stage *stage, const struct step *step)
{
    struct error err;
    const char *content = stage_fill(stage, step->block != NULL ? step->block : "");

    if (file_write(stage_path(stage, step->rest), bytes_from_text(content), &stage->arena, &err) <
        0)
        return stage_complain(stage, "%s", err.message);
    return true;
}

bool step_remove(struct stage *stage, const struct step *step)
{
    file_remove_folder(stage_path(stage, step->rest));
    return true;
}

bool step_server(struct stage *stage, const struct step *step)
{
    struct error err;
    int r;

    if (strcmp(step->rest, "stop") == 0)
        r = site_stop(&stage->site, &err);
    else if (strcmp(step->rest, "start") == 0)
        r = site_start(&stage->site, &err);
    else
        return stage_complain(stage, "server is started or stopped, not '%s'", step->rest);
    return r < 0 ? stage_complain(stage, "%s", err.message) : true;
}

bool step_network(struct stage *stage, const struct step *step)
{
    if (strcmp(step->rest, "off") != 0 && strcmp(step->rest, "on") != 0)
        return stage_complain(stage, "network is on or off, not '%s'", step->rest);
    stage->without_network = strcmp(step->rest, "off") == 0;
    return true;
}

/* ---- faults ---- */

/* "attempts 1-2", "attempts 3", "attempts 2-"; without it: all. */
static bool read_attempts(const char *text, struct fixture_fault *fault)
{
    struct bytes rest = bytes_from_text(text);
    struct bytes first;
    bool is_range = strchr(text, '-') != NULL;

    if (!bytes_split(&rest, '-', &first) || !number_read_int(first, &fault->first_attempt))
        return false;
    fault->last_attempt = is_range ? 0 : fault->first_attempt;
    return rest.size == 0 || number_read_int(rest, &fault->last_attempt);
}

static bool read_body(struct stage *stage, const char *name, struct fixture_fault *fault)
{
    struct error err;

    fault->kind = FIXTURE_FAULT_BODY;
    if (name == NULL)
        return stage_complain(stage, "body needs a file below fixtures/");
    if (file_read(arena_format(&stage->arena, "%s/%s", stage->house->fixtures_dir, name),
                  &stage->arena, &fault->body, &err) < 0)
        return stage_complain(stage, "%s", err.message);
    return true;
}

/* A page of so many MiB, for a program that must not swallow everything. */
static bool make_large(struct stage *stage, const char **rest, struct fixture_fault *fault)
{
    int64_t n_mib;
    char *body;

    if (!word_take_number(rest, &n_mib, &stage->arena) || n_mib < 1 || n_mib > LARGEST_BODY_MIB)
        return stage_complain(stage, "large needs a number of MiB up to %d", LARGEST_BODY_MIB);
    fault->kind = FIXTURE_FAULT_BODY;
    fault->body.size = (size_t)n_mib * 1024 * 1024;
    body = arena_alloc(&stage->arena, fault->body.size);
    memset(body, 'x', fault->body.size);
    fault->body.data = body;
    return true;
}

static bool find_page(const struct stage *stage, const char *cache_key, struct bytes *ret_body)
{
    size_t n;
    const struct fixture_page *pages = fixture_pages(stage->house->fixture, &n);

    for (size_t i = 0; i < n; i++) {
        if (strcmp(pages[i].cache_key, cache_key) == 0) {
            *ret_body = pages[i].body;
            return true;
        }
    }
    return false;
}

/* The recorded page with every OLD replaced by NEW: the same page on another day. */
static bool make_replaced(struct stage *stage, const char **rest, struct fixture_fault *fault)
{
    const char *before = word_take(rest, &stage->arena);
    const char *after = word_take(rest, &stage->arena);
    struct bytes page;
    const char *text;

    if (before == NULL || before[0] == '\0' || after == NULL)
        return stage_complain(stage, "replace needs two texts");
    if (!find_page(stage, fault->match, &page))
        return stage_complain(stage, "%s is not recorded", fault->match);
    text = arena_text_of(&stage->arena, page);
    if (strstr(text, before) == NULL)
        return stage_complain(stage, "the page has no '%s'", before);
    fault->kind = FIXTURE_FAULT_BODY;
    fault->body = bytes_from_text(text_replace(text, before, after, &stage->arena));
    return true;
}

/* What the site does instead of answering as it should. */
static bool read_kind(struct stage *stage, const char **rest, struct fixture_fault *fault)
{
    struct arena *arena = &stage->arena;
    const char *word = word_take(rest, arena);

    if (word == NULL)
        return stage_complain(stage, "a fault needs to say what happens");
    if (strcmp(word, "drop") == 0 || strcmp(word, "half") == 0) {
        fault->kind = word[0] == 'd' ? FIXTURE_FAULT_DROP : FIXTURE_FAULT_HALF;
        return true;
    }
    if (strcmp(word, "body") == 0)
        return read_body(stage, word_take(rest, arena), fault);
    if (strcmp(word, "large") == 0)
        return make_large(stage, rest, fault);
    if (strcmp(word, "replace") == 0)
        return make_replaced(stage, rest, fault);
    if (strcmp(word, "redirect") == 0) {
        const char *location = word_take(rest, arena);

        fault->kind = FIXTURE_FAULT_REDIRECT;
        fault->location = location != NULL ? stage_fill(stage, location) : NULL;
        return location != NULL || stage_complain(stage, "redirect needs an address");
    }
    if (strcmp(word, "delay") == 0) {
        fault->kind = FIXTURE_FAULT_DELAY;
        return word_take_number(rest, &fault->ms, arena) ||
               stage_complain(stage, "delay needs milliseconds");
    }
    if (strcmp(word, "status") == 0) {
        fault->kind = FIXTURE_FAULT_STATUS;
        return word_take_number(rest, &fault->status, arena) ||
               stage_complain(stage, "status needs a number");
    }
    return stage_complain(stage, "'%s' is no fault", word);
}

bool step_fault(struct stage *stage, const struct step *step)
{
    struct fixture_fault fault = {.first_attempt = 1};
    struct arena *arena = &stage->arena;
    const char *rest = step->rest;

    fault.match = word_take(&rest, arena);
    if (fault.match == NULL || strchr(fault.match, ':') == NULL)
        return stage_complain(stage, "a fault begins with a cache key, such as practice:session:*");
    if (word_take_if(&rest, "attempts", arena)) {
        const char *attempts = word_take(&rest, arena);

        if (attempts == NULL || !read_attempts(attempts, &fault))
            return stage_complain(stage, "attempts are written 1-2, 3 or 2-");
    }
    if (!read_kind(stage, &rest, &fault))
        return false;
    if (fault.kind == FIXTURE_FAULT_BODY && word_take_if(&rest, "status", arena) &&
        !word_take_number(&rest, &fault.status, arena))
        return stage_complain(stage, "status needs a number");
    if (word_take_if(&rest, "header", arena)) {
        fault.headers = stage_fill(stage, rest);
        rest = "";
    }
    if (*rest != '\0')
        return stage_complain(stage, "'%s' is not understood", rest);
    site_add_fault(&stage->site, &fault);
    return true;
}

bool step_faults(struct stage *stage, const struct step *step)
{
    if (strcmp(step->rest, "off") != 0)
        return stage_complain(stage, "faults can only be turned off");
    site_clear_faults(&stage->site);
    return true;
}
