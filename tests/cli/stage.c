/* The stage of a spec. */
#include "stage.h"

#include "file.h"
#include "steps.h"
#include "words.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    LARGEST_REPORT = 256 * 1024,
    LINES_SHOWN = 30,
};

/* ---- the environment ---- */

static size_t find_variable(const struct stage *stage, const char *name)
{
    size_t size = strlen(name);
    size_t i = 0;

    while (i < stage->n_environment &&
           (strncmp(stage->environment[i], name, size) != 0 || stage->environment[i][size] != '='))
        i++;
    return i;
}

void stage_set_variable(struct stage *stage, const char *name, const char *value)
{
    size_t i = find_variable(stage, name);
    bool is_new = i == stage->n_environment;
    char **environment = arena_new_array(&stage->arena, stage->n_environment + 2, char *);

    if (is_new && value == NULL)
        return;
    if (stage->n_environment > 0)
        memcpy(environment, stage->environment, stage->n_environment * sizeof(*environment));
    if (value != NULL)
        environment[i] = arena_format(&stage->arena, "%s=%s", name, value);
    else
        environment[i] = environment[stage->n_environment - 1];
    stage->n_environment += is_new;
    stage->n_environment -= value == NULL;
    environment[stage->n_environment] = NULL;
    stage->environment = environment;
}

/* A sanitizer's finding has an exit code of its own, so that no spec can take it for a failure
 * that it expects. */
static void set_sanitizers(struct stage *stage)
{
    static const char *const names[] = {"ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        const char *value = getenv(names[i]);

        stage_set_variable(stage, names[i],
                           arena_format(&stage->arena, "%s%sexitcode=99",
                                        value != NULL ? value : "", value != NULL ? ":" : ""));
    }
}

static void set_environment(struct stage *stage)
{
    static const struct {
        const char *name;
        const char *value;
    } variables[] = {
        {"HOME", "@dir@/home"},
        {"PATH", "/usr/sbin:/usr/bin:/sbin:/bin"},
        {"TMPDIR", "@dir@/tmp"},
        {"XDG_CACHE_HOME", "@dir@/cache"},
        {"XDG_CONFIG_HOME", "@dir@/config"},
        {"XDG_DATA_HOME", "@dir@/share"},
        {"XDG_STATE_HOME", "@dir@/state"},
        {"TRACKSIDE_DATA", "@dir@/data"},
        {"TRACKSIDE_SITE", "http://127.0.0.1:@port@/{track}"},
    };

    for (size_t i = 0; i < sizeof(variables) / sizeof(variables[0]); i++)
        stage_set_variable(stage, variables[i].name, stage_fill(stage, variables[i].value));
    set_sanitizers(stage);
}

/* ---- opening and closing ---- */

/* In memory where there is such a place: every page is a commit of its own, and disks are slow. */
static const char *base_folder(void)
{
    const char *base = getenv("TMPDIR");

    if (base != NULL && base[0] == '/' && strlen(base) <= 32)
        return base;
    return access("/dev/shm", W_OK | X_OK) == 0 ? "/dev/shm" : "/tmp";
}

static int make_folder(struct stage *stage, struct error *err)
{
    const char *base = base_folder();

    snprintf(stage->dir, sizeof(stage->dir), "%s/trackside-spec-XXXXXX", base);
    if (mkdtemp(stage->dir) == NULL || mkdir(stage_path(stage, "tmp"), 0700) != 0) {
        int number = errno;

        stage->dir[0] = '\0';
        return error_set(err, ERROR_FAILED, "no folder can be made in %s: %s", base,
                         strerror(number));
    }
    return 0;
}

int stage_open(struct stage *stage, const struct house *house, const struct spec *spec,
               struct error *err)
{
    int r;

    *stage = (struct stage){.house = house};
    arena_init(&stage->arena);
    buffer_init(&stage->report, LARGEST_REPORT);
    r = make_folder(stage, err);
    if (r == 0)
        r = site_open(&stage->site, house->fixture, &stage->arena, err);
    if (r < 0)
        return r;
    steps_watch(stage, spec);
    set_environment(stage);
    return 0;
}

void stage_close(struct stage *stage)
{
    if (stage->site.arena != NULL)
        site_close(&stage->site);
    fixture_close(stage->own_fixture);
    if (stage->dir[0] != '\0')
        file_remove_folder(stage->dir);
    buffer_deinit(&stage->report);
    arena_deinit(&stage->arena);
}

/* ---- texts and paths ---- */

const char *stage_fill(struct stage *stage, const char *text)
{
    struct arena *arena = &stage->arena;
    const char *port = arena_format(arena, "%lld", (long long)stage->site.port);

    text = words_replace(text, "@dir@", stage->dir, arena);
    text = words_replace(text, "@fixtures@", stage->house->fixtures_dir, arena);
    return words_replace(text, "@port@", port, arena);
}

const char *stage_path(struct stage *stage, const char *path)
{
    if (path[0] == '/')
        return path;
    return arena_format(&stage->arena, "%s/%s", stage->dir, path);
}

/* ---- the report ---- */

static void report_lines(struct stage *stage, const char *mark, struct bytes lines)
{
    struct bytes line;
    size_t n = 0;

    while (bytes_split(&lines, '\n', &line)) {
        if (++n > LINES_SHOWN) {
            buffer_printf(&stage->report, "  %s ...\n", mark);
            return;
        }
        buffer_printf(&stage->report, "  %s %.*s\n", mark, (int)line.size, line.data);
    }
    if (n == 0)
        buffer_printf(&stage->report, "  %s (nothing)\n", mark);
}

static void begin_failure(struct stage *stage)
{
    stage->n_failures++;
    if (stage->heading != NULL)
        buffer_printf(&stage->report, "%s\n", stage->heading);
}

bool stage_fail(struct stage *stage, const char *expected, const char *found)
{
    begin_failure(stage);
    report_lines(stage, "expected:", bytes_from_text(expected));
    report_lines(stage, "found:   ", bytes_from_text(found));
    return false;
}

bool stage_complain(struct stage *stage, const char *format, ...)
{
    char text[1024];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    begin_failure(stage);
    buffer_printf(&stage->report, "  %s\n", text);
    return false;
}
