/* The form of results. */
#include "output.h"

#include "command.h"
#include "talk.h"

#include "trackside/cleanup.h"
#include "trackside/text.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    LARGEST_OUTPUT = 1 << 30,
};

/* There is one stdout. Asked before a pager stands in between. */
static bool is_on_terminal;

static const struct {
    const char *option;
    enum output_form form;
} forms[] = {
    {"table", OUTPUT_TABLE}, {"tsv", OUTPUT_TSV},       {"csv", OUTPUT_CSV},
    {"json", OUTPUT_JSON},   {"ndjson", OUTPUT_NDJSON},
};

static int choose_form(struct output *output, const struct invocation *invocation,
                       struct error *err)
{
    const char *chosen = NULL;

    is_on_terminal = isatty(STDOUT_FILENO);
    output->form = is_on_terminal ? OUTPUT_TABLE : OUTPUT_TSV;
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        if (!invocation_has(invocation, forms[i].option))
            continue;
        if (chosen != NULL)
            return error_set(err, ERROR_USAGE, "--%s and --%s are two forms; give one of them",
                             chosen, forms[i].option);
        chosen = forms[i].option;
        output->form = forms[i].form;
    }
    return 0;
}

/* NO_COLOR, then a dumb terminal, then a terminal at all; --color over everything. */
static int choose_color(struct output *output, const struct invocation *invocation,
                        struct error *err)
{
    const char *when = invocation_value(invocation, "color");
    const char *no_color = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");

    output->has_color = is_on_terminal && (no_color == NULL || no_color[0] == '\0') &&
                        terminal != NULL && strcmp(terminal, "dumb") != 0;
    if (when == NULL || strcmp(when, "auto") == 0)
        return 0;
    if (strcmp(when, "always") != 0 && strcmp(when, "never") != 0)
        return error_set(err, ERROR_USAGE, "--color is auto, always or never, not '%s'", when);
    output->has_color = strcmp(when, "always") == 0;
    return 0;
}

int output_init(struct output *output, const struct invocation *invocation, struct error *err)
{
    int r = choose_form(output, invocation, err);

    return r < 0 ? r : choose_color(output, invocation, err);
}

bool output_is_json(const struct output *output)
{
    return output->form == OUTPUT_JSON || output->form == OUTPUT_NDJSON;
}

int output_json(const struct output *output, struct json *json, struct error *err)
{
    struct buffer text CLEANUP(buffer_deinit) = {0};

    talk_make_room(output->talk);
    buffer_init(&text, LARGEST_OUTPUT);
    json_write(json, output->form == OUTPUT_JSON, &text);
    json_free(json);
    if (text.full)
        return error_set(err, ERROR_FAILED, "the result is too large for one JSON text; use --csv");
    if (fwrite(text.data, 1, text.size, stdout) != text.size || fputc('\n', stdout) == EOF)
        return output_fail(err);
    return 0;
}

static int write_whole(struct bytes text, struct error *err)
{
    return fwrite(text.data, 1, text.size, stdout) == text.size ? 0 : output_fail(err);
}

int output_write(struct bytes text, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};

    if (!is_on_terminal || text.size == 0)
        return write_whole(text, err);
    arena_init(&arena);
    return write_whole(bytes_from_text(text_lines_for_terminal(text, &arena)), err);
}

int output_fail(struct error *err)
{
    if (errno == EPIPE) {
        signal(SIGPIPE, SIG_DFL);
        raise(SIGPIPE);
    }
    return error_set(err, ERROR_FAILED, "the result cannot be written: %s", strerror(errno));
}

void output_line(const struct output *output, const char *format, ...)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    char text[1024];
    va_list arguments;

    if (output->form != OUTPUT_TABLE)
        return;
    talk_make_room(output->talk);
    arena_init(&arena);
    va_start(arguments, format);
    vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    printf("%s\n", text_for_terminal(text, &arena));
}
