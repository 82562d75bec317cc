/* Drawing a chart as SVG. */
#include "trackside/chart_svg.h"

#include "trackside/cleanup.h"

enum {
    WIDTH = 720,
    HEIGHT = 400,
    LEFT = 64,
    RIGHT = 16,
    TOP = 40,
    BOTTOM = 48,
    LEGEND_LINE = 20,
    N_STYLES = 8,
};

/* Okabe and Ito's colours, those of a light page; the classes below turn them for a dark one. */
static const char style[] =
    "<style>"
    "svg{background:#fff;font:13px sans-serif}text{fill:#222}"
    ".grid{stroke:#ddd}.axis{stroke:#666}"
    ".s0{color:#0072b2}.s1{color:#d55e00}.s2{color:#009e73}.s3{color:#cc79a7}"
    ".s4{color:#56b4e9}.s5{color:#b58900}.s6{color:#000}.s7{color:#777}"
    ".line{fill:none;stroke:currentColor;stroke-width:1.5}"
    ".mark{fill:currentColor;stroke:currentColor}"
    ".open{fill:none;stroke:currentColor;stroke-width:1.5}"
    ".s1 .line{stroke-dasharray:6 3}.s2 .line{stroke-dasharray:2 3}"
    ".s3 .line{stroke-dasharray:8 3 2 3}.s4 .line{stroke-dasharray:12 4}"
    ".s5 .line{stroke-dasharray:4 2}.s6 .line{stroke-dasharray:1 4}.s7 .line{stroke-dasharray:10 2}"
    "@media (prefers-color-scheme:dark){svg{background:#181818}text{fill:#eee}"
    ".grid{stroke:#333}.axis{stroke:#999}.s0{color:#56b4e9}.s6{color:#fff}.s7{color:#aaa}}"
    "@media print{svg{background:none}text{fill:#000}}"
    "</style>\n";

struct drawing {
    const struct chart *chart;
    struct chart_axis x, y;
    struct arena arena;
    struct buffer *out;
};

static void put_text(struct buffer *out, const char *text)
{
    for (; text != NULL && *text != '\0'; text++) {
        switch (*text) {
        case '&':
            buffer_append_text(out, "&amp;");
            break;
        case '<':
            buffer_append_text(out, "&lt;");
            break;
        case '>':
            buffer_append_text(out, "&gt;");
            break;
        case '"':
            buffer_append_text(out, "&quot;");
            break;
        default:
            if ((unsigned char)*text >= ' ')
                buffer_append_char(out, *text);
        }
    }
}

/* ---- places, in tenths of a pixel so that no fraction is printed by a locale ---- */

static int64_t within(int64_t value, const struct chart_axis *axis)
{
    return value < axis->low ? axis->low : value > axis->high ? axis->high : value;
}

static int64_t place_x(const struct drawing *d, int64_t value)
{
    double part = (double)(within(value, &d->x) - d->x.low) / (double)(d->x.high - d->x.low);

    return (int64_t)((LEFT + part * (WIDTH - LEFT - RIGHT)) * 10);
}

static int64_t place_y(const struct drawing *d, int64_t value)
{
    double part = (double)(within(value, &d->y) - d->y.low) / (double)(d->y.high - d->y.low);

    return (int64_t)((HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM)) * 10);
}

static const char *pixels(struct drawing *d, int64_t tenths)
{
    return arena_format(&d->arena, "%lld.%lld", (long long)(tenths / 10), (long long)(tenths % 10));
}

/* ---- parts ---- */

static void draw_grid(struct drawing *d)
{
    const struct chart *chart = d->chart;

    for (size_t i = 0; i < d->y.n_ticks; i++) {
        const char *y = pixels(d, place_y(d, d->y.ticks[i]));

        buffer_printf(d->out,
                      "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%s\" y2=\"%s\"/>"
                      "<text x=\"%d\" y=\"%s\" text-anchor=\"end\" dy=\"4\">%s</text>\n",
                      LEFT, WIDTH - RIGHT, y, y, LEFT - 6, y,
                      chart_value_text(chart->y_unit, d->y.ticks[i], d->y.step, &d->arena));
    }
    for (size_t i = 0; i < d->x.n_ticks; i++) {
        const char *x = pixels(d, place_x(d, d->x.ticks[i]));

        buffer_printf(d->out,
                      "<line class=\"axis\" x1=\"%s\" x2=\"%s\" y1=\"%d\" y2=\"%d\"/>"
                      "<text x=\"%s\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
                      x, x, HEIGHT - BOTTOM, HEIGHT - BOTTOM + 5, x, HEIGHT - BOTTOM + 18,
                      chart_value_text(chart->x_unit, d->x.ticks[i], d->x.step, &d->arena));
    }
    buffer_printf(d->out, "<line class=\"axis\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>\n", LEFT,
                  WIDTH - RIGHT, HEIGHT - BOTTOM, HEIGHT - BOTTOM);
    buffer_printf(d->out, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">", WIDTH - RIGHT,
                  HEIGHT - 10);
    put_text(d->out, chart->x_title);
    buffer_printf(d->out, "</text>\n<text x=\"4\" y=\"%d\">", TOP - 10);
    put_text(d->out, chart->y_title);
    buffer_append_text(d->out, "</text>\n");
}

/* Plain marks are filled forms of their series, others a cross or a ring. */
static void draw_mark(struct drawing *d, const struct chart_mark *mark, size_t form)
{
    int64_t x = place_x(d, mark->x), y = place_y(d, mark->y);

    if (mark->kind == CHART_INVALID)
        buffer_printf(d->out, "<path class=\"open\" d=\"M%s %sl8 8m0 -8l-8 8\">", pixels(d, x - 40),
                      pixels(d, y - 40));
    else if (mark->kind == CHART_SUSPECTED)
        buffer_printf(d->out, "<circle class=\"open\" cx=\"%s\" cy=\"%s\" r=\"5\">", pixels(d, x),
                      pixels(d, y));
    else if (form % 4 == 0)
        buffer_printf(d->out, "<circle class=\"mark\" cx=\"%s\" cy=\"%s\" r=\"3\">", pixels(d, x),
                      pixels(d, y));
    else if (form % 4 == 1)
        buffer_printf(d->out, "<path class=\"mark\" d=\"M%s %sh6v6h-6z\">", pixels(d, x - 30),
                      pixels(d, y - 30));
    else if (form % 4 == 2)
        buffer_printf(d->out, "<path class=\"mark\" d=\"M%s %sl4 7h-8z\">", pixels(d, x),
                      pixels(d, y - 40));
    else
        buffer_printf(d->out, "<path class=\"mark\" d=\"M%s %sl4 4l-4 4l-4 -4z\">", pixels(d, x),
                      pixels(d, y - 40));
    buffer_append_text(d->out, "<title>");
    put_text(d->out, mark->title);
    buffer_append_text(d->out,
                       mark->kind == CHART_SUSPECTED || (mark->kind == CHART_PLAIN && form % 4 == 0)
                           ? "</title></circle>\n"
                           : "</title></path>\n");
}

static void draw_line(struct drawing *d, const struct chart_series *series)
{
    const struct chart_mark *before = NULL;

    buffer_append_text(d->out, "<path class=\"line\" d=\"");
    for (size_t i = 0; i < series->n; i++) {
        const struct chart_mark *mark = &series->marks[i];
        bool is_joined =
            before != NULL && (d->chart->x_step == 0 || mark->x - before->x <= d->chart->x_step);

        buffer_printf(d->out, "%s%s %s", is_joined ? "L" : "M", pixels(d, place_x(d, mark->x)),
                      pixels(d, place_y(d, mark->y)));
        before = mark;
    }
    buffer_append_text(d->out, "\"/>\n");
}

/* Those of several series stand side by side within their bin. */
static void draw_bars(struct drawing *d, const struct chart_series *series, size_t at)
{
    int64_t n = (int64_t)d->chart->n_series;

    for (size_t i = 0; i < series->n; i++) {
        const struct chart_mark *mark = &series->marks[i];
        int64_t left = place_x(d, mark->x), right = place_x(d, mark->x + d->chart->x_step);
        int64_t top = place_y(d, mark->y);
        int64_t width = (right - left) / n;

        if (mark->y == 0)
            continue;
        buffer_printf(
            d->out, "<rect class=\"mark\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"%s><title>",
            pixels(d, left + (int64_t)at * width), pixels(d, top),
            pixels(d, width > 10 ? width - 5 : width), pixels(d, place_y(d, d->y.low) - top),
            at % 2 == 1 ? " fill-opacity=\"0.35\"" : "");
        put_text(d->out, mark->title);
        buffer_append_text(d->out, "</title></rect>\n");
    }
}

static void draw_legend(struct drawing *d, size_t at)
{
    int y = HEIGHT + LEGEND_LINE * (int)at + 6;
    struct chart_mark sample = {.kind = CHART_PLAIN, .title = d->chart->series[at].name};

    buffer_printf(d->out, "<path class=\"line\" d=\"M%d %dh28\"/>", LEFT, y);
    buffer_printf(d->out, "<g transform=\"translate(%d %d)\">", LEFT + 14, y);
    sample.x = d->x.low;
    sample.y = d->y.low;
    buffer_printf(d->out, "<g transform=\"translate(-%d -%d)\">", LEFT, HEIGHT - BOTTOM);
    draw_mark(d, &sample, at);
    buffer_printf(d->out, "</g></g><text x=\"%d\" y=\"%d\">", LEFT + 36, y + 4);
    put_text(d->out, d->chart->series[at].name);
    buffer_append_text(d->out, "</text>\n");
}

void chart_svg_write(const struct chart *chart, struct buffer *out)
{
    struct drawing d = {.chart = chart, .out = out};
    int height = HEIGHT + LEGEND_LINE * (int)chart->n_series + 4;
    bool has_marks;

    arena_init(&d.arena);
    has_marks = chart_axes(chart, &d.x, &d.y);
    buffer_printf(out,
                  "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" "
                  "style=\"max-width:100%%\">\n<title>",
                  WIDTH, height);
    put_text(out, chart->title);
    buffer_append_text(out, "</title>\n");
    buffer_append_text(out, style);
    buffer_append_text(out, "<text x=\"4\" y=\"18\" font-weight=\"bold\">");
    put_text(out, chart->title);
    buffer_append_text(out, "</text>\n");
    if (has_marks)
        draw_grid(&d);
    for (size_t i = 0; has_marks && i < chart->n_series; i++) {
        const struct chart_series *series = &chart->series[i];

        buffer_printf(out, "<g class=\"s%zu\">\n", i % N_STYLES);
        if (chart->form == CHART_BARS)
            draw_bars(&d, series, i);
        if (chart->form == CHART_LINES)
            draw_line(&d, series);
        for (size_t j = 0; chart->form != CHART_BARS && j < series->n; j++)
            draw_mark(&d, &series->marks[j], i);
        draw_legend(&d, i);
        buffer_append_text(out, "</g>\n");
    }
    buffer_append_text(out, "</svg>\n");
    arena_deinit(&d.arena);
}
