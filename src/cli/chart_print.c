/* Where charts go. */
#include "chart_print.h"

#include "arguments.h"

#include "trackside/chart_svg.h"
#include "trackside/chart_text.h"
#include "trackside/cleanup.h"
#include "trackside/file.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum {
    USUAL_COLUMNS = 80,
    LARGEST_CHART = 64 * 1024 * 1024,
};

/* Does the terminal say that it shows UTF-8? */
static bool has_utf8(void)
{
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        const char *value = getenv(names[i]);

        if (value != NULL && value[0] != '\0')
            return strstr(value, "UTF-8") != NULL || strstr(value, "utf8") != NULL ||
                   strstr(value, "utf-8") != NULL;
    }
    return false;
}

static int terminal_columns(void)
{
    struct winsize size;

    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return USUAL_COLUMNS;
    return size.ws_col;
}

static int write_picture(const struct chart *chart, const char *path, struct error *err)
{
    struct buffer out CLEANUP(buffer_deinit) = {0};

    buffer_init(&out, LARGEST_CHART);
    chart_svg_write(chart, &out);
    return file_write_whole(path, buffer_bytes(&out), FILE_REPLACES, err);
}

static int draw(struct context *context, const struct invocation *invocation,
                const struct chart *chart, struct error *err)
{
    struct buffer out CLEANUP(buffer_deinit) = {0};
    struct bytes rest, line;
    int64_t width;
    int r = argument_count(invocation, "width", CHART_NARROWEST, terminal_columns(), &width, err);

    if (r < 0)
        return r;
    buffer_init(&out, LARGEST_CHART);
    chart_text_write(chart, width > CHART_WIDEST ? CHART_WIDEST : (int)width,
                     invocation_has(invocation, "ascii") || !has_utf8(), &out);
    rest = buffer_bytes(&out);
    while (bytes_split(&rest, '\n', &line))
        if (rest.size > 0 || line.size > 0)
            output_line(&context->output, "%.*s", (int)line.size, line.data);
    return 0;
}

int chart_print(struct context *context, const struct invocation *invocation,
                const struct chart *chart, struct error *err)
{
    const char *path = invocation_value(invocation, "svg");

    if (path != NULL)
        return write_picture(chart, path, err);
    if (context->output.form == OUTPUT_TABLE)
        return draw(context, invocation, chart, err);
    return answer_print(chart_answer(&context->arena, chart), &context->output, err);
}
