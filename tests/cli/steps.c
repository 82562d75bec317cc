/* All words of a spec, by name. */
#include "steps.h"

#include "words.h"

#include <string.h>

static const struct step_kind kinds[] = {
    {.word = "alter", .play = step_alter},
    {.word = "count", .play = step_count},
    {.word = "env", .play = step_env},
    {.word = "exit", .play = step_exit, .is_exit = true},
    {.word = "fault", .play = step_fault},
    {.word = "faults", .play = step_faults},
    {.word = "file", .play = step_file},
    {.word = "interrupt", .play = step_interrupt},
    {.word = "json", .play = step_json},
    {.word = "kill", .play = step_kill},
    {.word = "ndjson", .play = step_ndjson},
    {.word = "network", .play = step_network},
    {.word = "remove", .play = step_remove},
    {.word = "requests", .play = step_requests},
    {.word = "run", .play = step_run, .is_run = true},
    {.word = "same", .play = step_same},
    {.word = "save", .play = step_save},
    {.word = "server", .play = step_server},
    {.word = "sound", .play = step_sound},
    {.word = "sql", .play = step_sql, .takes_block = true, .takes_rows = true},
    {.word = "stderr", .play = step_stderr, .takes_block = true},
    {.word = "stdout", .play = step_stdout, .takes_block = true},
    {.word = "write", .play = step_write, .takes_block = true},
};

const struct step_kind *step_find(struct bytes word)
{
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (bytes_equal_text(word, kinds[i].word))
            return &kinds[i];
    return NULL;
}

void steps_watch(struct stage *stage, const struct spec *spec)
{
    for (size_t i = 0; i < spec->n_steps; i++) {
        const char *rest = spec->steps[i].rest;
        const char *key = word_take(&rest, &stage->arena);

        if (spec->steps[i].kind->play == step_requests && key != NULL && strchr(key, ':') != NULL)
            site_watch(&stage->site, key);
    }
}
