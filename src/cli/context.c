/* Building the context of a command from what the user said and what the machine has. */
#include "context.h"

#include "command.h"
#include "hint.h"

#include "trackside/ingest.h"
#include "trackside/liverc.h"
#include "trackside/mirror_store.h"
#include "trackside/race_store.h"

#include <stdlib.h>
#include <string.h>

/* Option over environment over the default; says which one it was. */
static const char *choose(const struct invocation *invocation, const char *option,
                          const char *variable, const char *built_in, const char **ret_origin,
                          struct arena *arena)
{
    const char *value = invocation_value(invocation, option);

    *ret_origin = arena_format(arena, "--%s", option);
    if (value == NULL) {
        value = getenv(variable);
        *ret_origin = variable;
    }
    if (value == NULL || value[0] == '\0') {
        value = built_in;
        *ret_origin = "built in";
    }
    return value;
}

static const char *temporary_dir(void)
{
    const char *base = getenv("TMPDIR");

    return base != NULL && base[0] == '/' ? base : "/tmp";
}

/* $XDG_DATA_HOME/trackside, else ~/.local/share/trackside, else beside the user. */
static const char *default_data_dir(struct arena *arena)
{
    const char *base = getenv("XDG_DATA_HOME");
    const char *home = getenv("HOME");

    if (base != NULL && base[0] == '/')
        return arena_format(arena, "%s/trackside", base);
    return home != NULL ? arena_format(arena, "%s/.local/share/trackside", home) : "trackside-data";
}

static int set_clock(struct context *context, struct error *err)
{
    const char *now = getenv("TRACKSIDE_NOW");
    int64_t utc;

    context->task.clock = (struct clock){.offset_ms = 0};
    if (now == NULL || now[0] == '\0')
        return 0;
    if (!utc_read(bytes_from_text(now), &utc))
        return error_set(err, ERROR_USAGE,
                         "TRACKSIDE_NOW is '%s', but it must be a UTC time such as "
                         "2025-10-25T06:00:00Z",
                         now);
    context->task.clock = clock_set_to(utc);
    return 0;
}

static int set_offline(struct context *context, const struct invocation *invocation,
                       struct error *err)
{
    const char *variable = getenv("TRACKSIDE_OFFLINE");

    context->offline_origin = "built in";
    if (variable != NULL && variable[0] != '\0') {
        if (strcmp(variable, "0") != 0 && strcmp(variable, "1") != 0)
            return error_set(err, ERROR_USAGE, "TRACKSIDE_OFFLINE is '%s', but it must be 0 or 1",
                             variable);
        context->task.offline = variable[0] == '1';
        context->offline_origin = "TRACKSIDE_OFFLINE";
    }
    if (invocation_has(invocation, "offline")) {
        context->task.offline = true;
        context->offline_origin = "--offline";
    }
    context->task.refresh = invocation_has(invocation, "refresh");
    if (context->task.offline && context->task.refresh)
        return error_set(err, ERROR_USAGE,
                         "--refresh asks the site and --offline forbids it; give one of them");
    return 0;
}

/* ---- settings ---- */

static int load_files(struct context *context, struct error *err)
{
    const char *base = getenv("XDG_CONFIG_HOME");
    const char *home = getenv("HOME");
    const char *own = NULL;
    int r = settings_load(&context->settings, "/etc/trackside.conf", &context->arena, err);

    if (base != NULL && base[0] == '/')
        own = arena_format(&context->arena, "%s/trackside/config", base);
    else if (home != NULL)
        own = arena_format(&context->arena, "%s/.config/trackside/config", home);
    context->settings_file = own;
    if (r == 0 && own != NULL)
        r = settings_load(&context->settings, own, &context->arena, err);
    return r;
}

static int take_environment(struct context *context, struct error *err)
{
    int r = 0;

    for (size_t i = 0; r == 0 && i < N_SETTINGS; i++) {
        const char *name = setting_table[i].environment;
        const char *value = name != NULL ? getenv(name) : NULL;

        if (value != NULL)
            r = settings_put(&context->settings, setting_table[i].key, value, name, &context->arena,
                             err);
    }
    return r;
}

/* "KEY=VALUE", as given to --set. */
static int take_assignment(struct context *context, const char *assignment, struct error *err)
{
    struct bytes whole = bytes_from_text(assignment);
    size_t at;

    if (!bytes_find(whole, BYTES("="), &at))
        return error_set(err, ERROR_USAGE, "--set takes KEY=VALUE, not '%s'", assignment);
    return settings_put(&context->settings, arena_text_of(&context->arena, bytes_first(whole, at)),
                        assignment + at + 1, "--set", &context->arena, err);
}

/* The built-in values, files, the environment and --set, later ones winning. */
int context_load_settings(struct context *context, struct error *err)
{
    const struct invocation *invocation = context->invocation;
    int r;

    settings_init(&context->settings, &context->arena);
    r = load_files(context, err);
    if (r == 0)
        r = take_environment(context, err);
    for (size_t i = 0; r == 0 && i < invocation->n_options; i++)
        if (strcmp(invocation->options[i].spec->name, "set") == 0)
            r = take_assignment(context, invocation->options[i].value, err);
    return r;
}

/* ---- the whole ---- */

/* An empty value is most likely a script's variable that was never set. */
static int check_not_empty(const struct invocation *invocation, const char *option,
                           struct error *err)
{
    const char *value = invocation_value(invocation, option);

    if (value == NULL || value[0] != '\0')
        return 0;
    return error_set(err, ERROR_USAGE, "--%s is empty; leave it out, or give it a value", option);
}

int context_open(struct context *context, const struct invocation *invocation, struct error *err)
{
    int r;

    memset(context, 0, sizeof(*context));
    context->invocation = invocation;
    arena_init(&context->arena);
    r = output_init(&context->output, invocation, err);
    if (r == 0)
        r = talk_init(&context->talk, invocation, err);
    context->output.talk = &context->talk;
    task_init(&context->task, talk_trace(&context->talk));
    context->task.settings = &context->settings;
    context->task.temporary_dir = temporary_dir();
    context->task.words = hint_words_of;
    context->task.interrupted = &signals_interrupted;
    if (r == 0)
        r = set_clock(context, err);
    context->talk.clock = &context->task.clock;
    if (r == 0)
        r = set_offline(context, invocation, err);
    if (r == 0)
        r = context_load_settings(context, err);
    if (r == 0)
        r = check_not_empty(invocation, "data", err);
    if (r == 0)
        r = check_not_empty(invocation, "site", err);
    if (r < 0)
        return r;
    context->task.data_dir =
        choose(invocation, "data", "TRACKSIDE_DATA", default_data_dir(&context->arena),
               &context->data_origin, &context->arena);
    context->task.site = choose(invocation, "site", "TRACKSIDE_SITE", LIVERC_SITE,
                                &context->site_origin, &context->arena);
    return site_check(context->task.site, err);
}

void context_close(struct context *context)
{
    task_deinit(&context->task);
    talk_deinit(&context->talk);
    arena_deinit(&context->arena);
}

/* What was typed behind the command; where an export goes is nobody's business. */
static const char *typed_arguments(const struct invocation *invocation, struct arena *arena)
{
    const char *text = "";

    for (int i = 0; i < invocation->n_arguments; i++)
        text = arena_format(arena, "%s%s%s", text, i > 0 ? " " : "", invocation->arguments[i]);
    for (size_t i = 0; i < invocation->n_options; i++) {
        const struct given_option *option = &invocation->options[i];
        bool is_private =
            option->spec->argument != NULL && strcmp(option->spec->argument, "CONNINFO") == 0;

        text = arena_format(arena, "%s%s--%s%s%s", text, text[0] != '\0' ? " " : "",
                            option->spec->name, option->value != NULL ? " " : "",
                            option->value == NULL ? "" : (is_private ? "..." : option->value));
    }
    return text;
}

/* A better parser improves the past, once somebody lets it. */
static int say_rebuild_due(struct context *context, struct error *err)
{
    bool is_due = false;
    int r;

    if (strcmp(context->invocation->command->name, "rebuild") == 0)
        return 0;
    r = ingest_rebuild_is_due(context->task.race_db, &is_due, err);
    if (r == 0 && is_due)
        talk_say(&context->talk, "rows here were read from their pages by an older trackside; "
                                 "`trackside rebuild` reads them again");
    return r;
}

int context_open_stores(struct context *context, enum db_access access, struct error *err)
{
    const struct command *command = context->invocation->command;
    int r = task_open_stores(&context->task, access, err);

    if (r == 0 && command->is_logged)
        r = task_begin_run(&context->task, access, command->name,
                           typed_arguments(context->invocation, &context->arena), err);
    if (r == 0)
        r = say_rebuild_due(context, err);
    if (r == ERROR_NOT_FOUND)
        return error_set(err, ERROR_NOT_FOUND,
                         "nothing is stored in %s yet; `trackside ingest SLUG DATE` begins, and "
                         "--data DIR names another place",
                         context->task.data_dir);
    return r;
}
