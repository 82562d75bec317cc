/* What is there before a run: variables, files, the site and its faults. */
#include "file.h"
#include "steps.h"
#include "words.h"

#include "trackside/fault_script.h"

#include <string.h>

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

bool step_site(struct stage *stage, const struct step *step)
{
    const char *dir = arena_format(&stage->arena, "%s/%s", stage->house->fixtures_dir, step->rest);
    struct error err;

    if (stage->own_fixture != NULL)
        return stage_complain(stage, "the site can be chosen once");
    if (fixture_open(dir, &stage->own_fixture, &err) < 0 ||
        site_replace(&stage->site, stage->own_fixture, &err) < 0)
        return stage_complain(stage, "%s", err.message);
    return true;
}

bool step_network(struct stage *stage, const struct step *step)
{
    if (strcmp(step->rest, "off") != 0 && strcmp(step->rest, "on") != 0)
        return stage_complain(stage, "network is on or off, not '%s'", step->rest);
    stage->without_network = strcmp(step->rest, "off") == 0;
    return true;
}

/* ---- faults ---- */

bool step_fault(struct stage *stage, const struct step *step)
{
    struct fault_scene scene = {
        .fixture = stage->site.fixture, .dir = stage->house->fixtures_dir, .arena = &stage->arena};
    struct fixture_fault fault;
    struct error err;

    if (fault_read_line(&scene, stage_fill(stage, step->rest), &fault, &err) < 0)
        return stage_complain(stage, "%s", err.message);
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
