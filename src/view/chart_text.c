/*
 * Drawing a chart with characters. A cell is two dots wide and four high, as braille has it; where
 * letters or ASCII are used, a cell is what is drawn.
 */
#include "trackside/chart_text.h"

#include "trackside/cleanup.h"

#include <string.h>

enum {
    N_ROWS = 16,
    LABEL_WIDTH = 9, /* of the y axis */
    DOTS_WIDE = 2,
    DOTS_HIGH = 4,
    BRAILLE = 0x2800,
    BLOCK = 0x2580, /* block elements; the lower eighths begin behind it */
    N_LETTERS = 26,
};

struct canvas {
    const struct chart *chart;
    struct chart_axis x, y;
    struct arena arena;
    int n_columns;       /* of the plot */
    unsigned char *dots; /* bits of each cell */
    char *letters;       /* 0: none */
    bool is_ascii;
};

static char *letter_at(struct canvas *c, int column, int row)
{
    return &c->letters[row * c->n_columns + column];
}

static int64_t part_of(int64_t value, const struct chart_axis *axis, int64_t n)
{
    int64_t in = value < axis->low ? axis->low : value > axis->high ? axis->high : value;
    double part = (double)(in - axis->low) / (double)(axis->high - axis->low);
    int64_t at = (int64_t)(part * (double)n);

    return at >= n ? n - 1 : at;
}

/* Dots from the left and from the top. */
static int64_t dot_x(const struct canvas *c, int64_t value)
{
    return part_of(value, &c->x, (int64_t)c->n_columns * DOTS_WIDE);
}

static int64_t dot_y(const struct canvas *c, int64_t value)
{
    return (int64_t)N_ROWS * DOTS_HIGH - 1 - part_of(value, &c->y, (int64_t)N_ROWS * DOTS_HIGH);
}

static void set_dot(struct canvas *c, int64_t x, int64_t y)
{
    static const unsigned char bits[DOTS_HIGH][DOTS_WIDE] = {
        {0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

    c->dots[y / DOTS_HIGH * c->n_columns + x / DOTS_WIDE] |= bits[y % DOTS_HIGH][x % DOTS_WIDE];
}

static int64_t absolute(int64_t value)
{
    return value < 0 ? -value : value;
}

static void draw_line(struct canvas *c, const struct chart_mark *from, const struct chart_mark *to)
{
    int64_t x = dot_x(c, from->x), y = dot_y(c, from->y);
    int64_t wide = dot_x(c, to->x) - x, high = dot_y(c, to->y) - y;
    int64_t n = absolute(wide) > absolute(high) ? absolute(wide) : absolute(high);

    for (int64_t i = 0; i <= n; i++)
        set_dot(c, x + (n > 0 ? wide * i / n : 0), y + (n > 0 ? high * i / n : 0));
}

/* ---- series ---- */

static void put_letter(struct canvas *c, const struct chart_mark *mark, char letter)
{
    char *cell =
        letter_at(c, (int)(dot_x(c, mark->x) / DOTS_WIDE), (int)(dot_y(c, mark->y) / DOTS_HIGH));

    *cell = *cell != 0 && *cell != letter ? '#' : letter;
}

static char series_letter(size_t at)
{
    return (char)('A' + (int)(at % N_LETTERS));
}

static void draw_series(struct canvas *c, const struct chart_series *series, size_t at)
{
    bool is_dots = c->chart->n_series == 1 && !c->is_ascii;
    const struct chart_mark *before = NULL;

    for (size_t i = 0; i < series->n; i++) {
        const struct chart_mark *mark = &series->marks[i];

        if (mark->kind == CHART_INVALID)
            put_letter(c, mark, 'x');
        else if (mark->kind == CHART_SUSPECTED)
            put_letter(c, mark, '?');
        else if (!is_dots)
            put_letter(c, mark, c->chart->n_series == 1 ? '*' : series_letter(at));
        else if (c->chart->form == CHART_LINES && before != NULL &&
                 (c->chart->x_step == 0 || mark->x - before->x <= c->chart->x_step))
            draw_line(c, before, mark);
        else
            set_dot(c, dot_x(c, mark->x), dot_y(c, mark->y));
        before = mark->kind == CHART_INVALID ? NULL : mark;
    }
}

/* ---- lines of text ---- */

static void put_character(struct buffer *out, unsigned code)
{
    buffer_append_char(out, (char)(0xe0 | (code >> 12)));
    buffer_append_char(out, (char)(0x80 | ((code >> 6) & 0x3f)));
    buffer_append_char(out, (char)(0x80 | (code & 0x3f)));
}

static void put_cell(struct canvas *c, int column, int row, struct buffer *out)
{
    char letter = *letter_at(c, column, row);
    unsigned char dots = c->dots[row * c->n_columns + column];

    if (letter != 0)
        buffer_append_char(out, letter);
    else if (dots != 0)
        put_character(out, BRAILLE + dots);
    else
        buffer_append_char(out, ' ');
}

/* Blanks at the end of a line are of no use to anybody. */
static int last_cell(struct canvas *c, int row)
{
    int last = c->n_columns - 1;

    while (last >= 0 && *letter_at(c, last, row) == 0 && c->dots[row * c->n_columns + last] == 0)
        last--;
    return last;
}

/* The label of the tick that falls into a row; "" for none. */
static const char *row_label(struct canvas *c, int row)
{
    for (size_t i = 0; i < c->y.n_ticks; i++)
        if (dot_y(c, c->y.ticks[i]) / DOTS_HIGH == row)
            return chart_value_text(c->chart->y_unit, c->y.ticks[i], c->y.step, &c->arena);
    return "";
}

static void put_rows(struct canvas *c, struct buffer *out)
{
    const char *edge = c->is_ascii ? "|" : "\xe2\x94\x82";

    for (int row = 0; row < N_ROWS; row++) {
        int last = last_cell(c, row);

        buffer_printf(out, "%*s %s", LABEL_WIDTH - 2, row_label(c, row), edge);
        for (int column = 0; column <= last; column++)
            put_cell(c, column, row, out);
        buffer_append_char(out, '\n');
    }
}

/* Labels below, as many as find room. */
static void put_x_labels(struct canvas *c, struct buffer *out)
{
    int end = 0;

    buffer_printf(out, "%*s", LABEL_WIDTH, "");
    for (size_t i = 0; i < c->x.n_ticks; i++) {
        const char *label = chart_value_text(c->chart->x_unit, c->x.ticks[i], c->x.step, &c->arena);
        int at = (int)(dot_x(c, c->x.ticks[i]) / DOTS_WIDE);
        int size = (int)strlen(label);

        if ((end > 0 && at < end + 1) || at + size > c->n_columns)
            continue;
        buffer_printf(out, "%*s%s", at - end, "", label);
        end = at + size;
    }
    buffer_printf(out, "\n%*s%s\n", LABEL_WIDTH, "", c->chart->x_title);
}

/* ---- bars lie on their side: a line for each bin ---- */

static void put_bar(struct canvas *c, int64_t value, int64_t eighths, char letter,
                    struct buffer *out)
{
    if (c->is_ascii || letter != 0) {
        for (int64_t i = 0; i < (eighths + 7) / 8; i++)
            buffer_append_char(out, letter != 0 ? letter : '#');
    } else {
        for (int64_t i = 0; i < eighths / 8; i++)
            put_character(out, BLOCK + 8);
        if (eighths % 8 > 0)
            put_character(out, BLOCK + 16 - (unsigned)(eighths % 8));
    }
    buffer_printf(out, " %lld\n", (long long)value);
}

/* How many bins from one on have nothing in them. */
static size_t count_empty(const struct chart *chart, size_t from)
{
    for (size_t i = from; i < chart->series[0].n; i++)
        for (size_t at = 0; at < chart->n_series; at++)
            if (chart->series[at].marks[i].y != 0)
                return i - from;
    return chart->series[0].n - from;
}

static void put_bars(struct canvas *c, struct buffer *out)
{
    const struct chart *chart = c->chart;
    const char *edge = c->is_ascii ? "|" : "\xe2\x94\x82";

    for (size_t i = 0; i < chart->series[0].n; i++) {
        size_t n_empty = count_empty(chart, i);

        if (n_empty > 2) {
            buffer_printf(out, "%*s\n", LABEL_WIDTH - 2, "...");
            i += n_empty - 1;
            continue;
        }
        for (size_t at = 0; at < chart->n_series; at++) {
            const struct chart_mark *mark = &chart->series[at].marks[i];
            int64_t eighths = mark->y * 8 * (c->n_columns - 5) / c->y.high;

            buffer_printf(out, "%*s %s", LABEL_WIDTH - 2,
                          at == 0 ? chart_value_text(chart->x_unit, mark->x, 1, &c->arena) : "",
                          edge);
            if (mark->y == 0)
                buffer_append_char(out, '\n');
            else
                put_bar(c, mark->y, eighths, chart->n_series > 1 ? series_letter(at) : 0, out);
        }
    }
}

/* ---- the whole ---- */

static void put_legend(struct canvas *c, struct buffer *out)
{
    const struct chart *chart = c->chart;
    bool has_invalid = false, has_suspected = false;

    for (size_t i = 0; i < chart->n_series; i++) {
        if (chart->n_series > 1)
            buffer_printf(out, "%c  %s\n", series_letter(i), chart->series[i].name);
        for (size_t j = 0; j < chart->series[i].n; j++) {
            has_invalid = has_invalid || chart->series[i].marks[j].kind == CHART_INVALID;
            has_suspected = has_suspected || chart->series[i].marks[j].kind == CHART_SUSPECTED;
        }
    }
    if (chart->n_series > 1 && chart->form != CHART_BARS)
        buffer_append_text(out, "#  several of them\n");
    if (has_invalid)
        buffer_append_text(out, "x  does not count\n");
    if (has_suspected)
        buffer_append_text(out, "?  may be no real lap\n");
}

void chart_text_write(const struct chart *chart, int n_columns, bool is_ascii, struct buffer *out)
{
    struct canvas c = {.chart = chart, .is_ascii = is_ascii};
    int width = n_columns < CHART_NARROWEST ? CHART_NARROWEST
                : n_columns > CHART_WIDEST  ? CHART_WIDEST
                                            : n_columns;

    buffer_printf(out, "%s\n", chart->title);
    arena_init(&c.arena);
    if (!chart_axes(chart, &c.x, &c.y)) {
        buffer_append_text(out, "nothing to draw\n");
    } else if (chart->form == CHART_BARS) {
        c.n_columns = width - LABEL_WIDTH;
        put_bars(&c, out);
        put_legend(&c, out);
    } else {
        c.n_columns = width - LABEL_WIDTH;
        c.dots = arena_alloc(&c.arena, (size_t)c.n_columns * N_ROWS);
        c.letters = arena_alloc(&c.arena, (size_t)c.n_columns * N_ROWS);
        for (size_t i = 0; i < chart->n_series; i++)
            draw_series(&c, &chart->series[i], i);
        put_rows(&c, out);
        put_x_labels(&c, out);
        put_legend(&c, out);
    }
    arena_deinit(&c.arena);
}
