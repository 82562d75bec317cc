/* From lines to steps. */
#include "spec.h"

#include "file.h"
#include "steps.h"

#include "trackside/buffer.h"
#include "trackside/cleanup.h"

#include <string.h>

/* A spec on its way out of its text. */
struct reader {
    const char *path;
    struct bytes rest;
    size_t line;
    struct arena *arena;
    struct step *steps;
    size_t n_steps;
    const char *purpose;
    struct error *err;
};

static int fail(const struct reader *reader, size_t line, const char *problem)
{
    return error_set(reader->err, ERROR_FAILED, "%s:%zu: %s", reader->path, line, problem);
}

static bool next_line(struct reader *reader, struct bytes *ret_line)
{
    if (!bytes_split(&reader->rest, '\n', ret_line))
        return false;
    reader->line++;
    return true;
}

static void take_comment(struct reader *reader, struct bytes line)
{
    struct bytes text = bytes_trim(bytes_skip(line, 1));

    if (reader->purpose == NULL)
        reader->purpose = arena_text_of(reader->arena, text);
}

/* The lines up to >>>, each with its end. */
static int take_block(struct reader *reader, struct step *step)
{
    struct buffer block CLEANUP(buffer_deinit) = {0};
    struct bytes line;

    buffer_init(&block, LARGEST_FILE);
    while (next_line(reader, &line)) {
        if (bytes_equal(bytes_trim(line), BYTES(">>>"))) {
            step->block = arena_text_of(reader->arena, buffer_bytes(&block));
            return 0;
        }
        buffer_append_bytes(&block, line);
        buffer_append_char(&block, '\n');
    }
    return fail(reader, step->line, "the block begun with <<< has no >>>");
}

/* "= 1 | 56" belongs to the step above it. */
static int take_row(struct reader *reader, struct bytes line)
{
    struct step *step = reader->n_steps > 0 ? &reader->steps[reader->n_steps - 1] : NULL;

    if (step == NULL || !step->kind->takes_rows)
        return fail(reader, reader->line, "a line of = belongs below a line of sql");
    step->rows =
        arena_format(reader->arena, "%s%s\n", step->rows != NULL ? step->rows : "",
                     arena_text_of(reader->arena, bytes_trim(bytes_skip(bytes_trim(line), 1))));
    return 0;
}

static int take_step(struct reader *reader, struct bytes line)
{
    struct step step = {.line = reader->line, .text = arena_text_of(reader->arena, line)};
    struct bytes rest = line;
    struct bytes word;
    bool has_block = bytes_ends_with(rest, BYTES("<<<"));

    bytes_split(&rest, ' ', &word);
    step.kind = step_find(word);
    if (step.kind == NULL)
        return fail(reader, step.line,
                    arena_format(reader->arena, "'%s' is no word of a spec",
                                 arena_text_of(reader->arena, word)));
    if (has_block && !step.kind->takes_block)
        return fail(reader, step.line, "this line takes no block");
    if (has_block && rest.size >= 3)
        rest = bytes_first(rest, rest.size - 3);
    step.rest = arena_text_of(reader->arena, bytes_trim(rest));
    reader->steps =
        arena_grow(reader->arena, reader->steps, reader->n_steps, sizeof(*reader->steps));
    reader->steps[reader->n_steps++] = step;
    return has_block ? take_block(reader, &reader->steps[reader->n_steps - 1]) : 0;
}

static int take_line(struct reader *reader, struct bytes line)
{
    line = bytes_trim(line);
    if (line.size == 0)
        return 0;
    if (line.data[0] == '#') {
        take_comment(reader, line);
        return 0;
    }
    if (reader->purpose == NULL)
        return fail(reader, reader->line,
                    "a spec begins with a line that says what it proves: # ...");
    return line.data[0] == '=' ? take_row(reader, line) : take_step(reader, line);
}

/* Every run says how it must end: a crash must not pass unseen. */
static int check_exits(const struct reader *reader)
{
    size_t open_line = 0;
    size_t n_runs = 0;

    for (size_t i = 0; i < reader->n_steps; i++) {
        const struct step *step = &reader->steps[i];

        if (step->kind->is_exit)
            open_line = 0;
        if (!step->kind->is_run)
            continue;
        if (open_line != 0)
            break;
        open_line = step->line;
        n_runs++;
    }
    if (open_line != 0)
        return fail(reader, open_line, "this run has no line that says its exit code");
    return n_runs == 0 ? fail(reader, reader->line, "this spec runs nothing") : 0;
}

static const char *name_of(const char *path, struct arena *arena)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash != NULL ? slash + 1 : path;

    return arena_text_of(arena, (struct bytes){name, strcspn(name, ".")});
}

int spec_read(const char *path, struct arena *arena, struct spec *ret_spec, struct error *err)
{
    struct reader reader = {.path = path, .arena = arena, .err = err};
    struct bytes line;
    int r = file_read(path, arena, &reader.rest, err);

    while (r == 0 && next_line(&reader, &line))
        r = take_line(&reader, line);
    if (r == 0)
        r = check_exits(&reader);
    if (r < 0)
        return r;
    *ret_spec = (struct spec){
        .path = path,
        .name = name_of(path, arena),
        .purpose = reader.purpose,
        .steps = reader.steps,
        .n_steps = reader.n_steps,
    };
    return 0;
}
