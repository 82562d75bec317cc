/*
 * Every case in fixtures/metrics: laps in, figures out, the figures being lines that
 * check_cases.py computes by itself from the same file. Prints TAP; where a case fails, the lines
 * that differ.
 *
 *   run_cases DIRECTORY
 */
#include "trackside/buffer.h"
#include "trackside/clean_laps.h"
#include "trackside/cleanup.h"
#include "trackside/difference.h"
#include "trackside/file.h"
#include "trackside/histogram.h"
#include "trackside/improvement.h"
#include "trackside/lap_doubt.h"
#include "trackside/lap_runs.h"
#include "trackside/median.h"
#include "trackside/metrics.h"
#include "trackside/stretch.h"
#include "trackside/trend.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    CASE_CEILING = 1 << 20,
};

struct numbers {
    int64_t *list;
    size_t n;
};

/* What a case says, and the figures that it expects. */
struct lap_case {
    struct run_lap *laps;
    size_t n_laps;
    struct numbers counted, counted_numbers; /* of the laps, without those marked * */
    struct numbers other;
    struct numbers runs; /* three each */
    enum clean_rule rule;
    int64_t class_median_ms;
    struct buffer expected;
};

static void add(struct numbers *numbers, int64_t value, struct arena *arena)
{
    numbers->list = arena_grow(arena, numbers->list, numbers->n, sizeof(*numbers->list));
    numbers->list[numbers->n++] = value;
}

/* ---- reading ---- */

static int64_t read_ms(struct bytes word)
{
    int64_t ms = ABSENT;

    if (!number_read_ms(word, &ms)) {
        printf("Bail out! '%.*s' is no lap time\n", (int)word.size, (const char *)word.data);
        exit(1);
    }
    return ms;
}

static void add_lap(struct lap_case *c, struct bytes word, struct arena *arena)
{
    bool counts = word.data[word.size - 1] != '*';
    struct bytes time = {.data = word.data, .size = word.size - (counts ? 0 : 1)};

    c->laps = arena_grow(arena, c->laps, c->n_laps, sizeof(*c->laps));
    c->laps[c->n_laps++] =
        (struct run_lap){.time_ms = read_ms(time), .counts = counts, .crossed_s = ABSENT};
    if (!counts)
        return;
    add(&c->counted, c->laps[c->n_laps - 1].time_ms, arena);
    add(&c->counted_numbers, (int64_t)c->n_laps, arena);
}

static void read_word(struct lap_case *c, const char *name, struct bytes word, size_t at,
                      struct arena *arena)
{
    if (strcmp(name, "laps") == 0) {
        add_lap(c, word, arena);
    } else if (strcmp(name, "crossed") == 0) {
        number_read_int(word, &c->laps[at].crossed_s);
    } else if (strcmp(name, "other") == 0) {
        add(&c->other, read_ms(word), arena);
    } else if (strcmp(name, "run") == 0) {
        int64_t n_clean;

        if (at % 3 == 0 && number_read_int(word, &n_clean))
            add(&c->runs, n_clean, arena);
        else
            add(&c->runs, read_ms(word), arena);
    } else if (strcmp(name, "class_median") == 0) {
        c->class_median_ms = read_ms(word);
    } else if (strcmp(name, "rule") == 0) {
        for (int i = 0; i < CLEAN_N_RULES; i++)
            if (bytes_equal(word, bytes_from_text(clean_rule_names[i])))
                c->rule = (enum clean_rule)i;
    } else {
        printf("Bail out! '%s' is no word of a case\n", name);
        exit(1);
    }
}

static void read_case(struct bytes text, struct lap_case *c, struct arena *arena)
{
    struct bytes line, word;

    *c = (struct lap_case){.rule = CLEAN_110, .class_median_ms = ABSENT};
    buffer_init(&c->expected, CASE_CEILING);
    while (bytes_split(&text, '\n', &line)) {
        const char *name;
        size_t at = 0;

        if (line.size == 0 || line.data[0] == '#')
            continue;
        if (line.data[0] == '=') {
            buffer_append_bytes(&c->expected, line);
            buffer_append_text(&c->expected, "\n");
            continue;
        }
        bytes_split(&line, ' ', &word);
        name = arena_text_of(arena, word);
        while (bytes_split(&line, ' ', &word))
            if (word.size > 0)
                read_word(c, name, word, at++, arena);
    }
}

/* ---- figures as lines ---- */

static void put_ms(struct buffer *out, int64_t ms)
{
    char text[NUMBER_TEXT_SIZE];

    buffer_printf(out, " %s", is_absent(ms) ? "-" : number_format_ms(ms, text));
}

static void put_figure(struct buffer *out, const char *name, int64_t ms)
{
    buffer_printf(out, "= %s", name);
    put_ms(out, ms);
    buffer_append_text(out, "\n");
}

static void put_clean(const struct lap_case *c, struct buffer *out, struct arena *arena)
{
    struct metrics metrics;
    struct trend trend;
    int64_t *laps, *numbers;
    size_t n;

    clean_laps_pick(c->counted.list, c->counted_numbers.list, c->counted.n, c->rule, arena, &laps,
                    &numbers, &n);
    metrics_of_laps(laps, n, &metrics);
    trend_of_laps(laps, numbers, n, &trend, arena);
    buffer_append_text(out, "= clean_laps");
    for (size_t i = 0; i < n; i++)
        buffer_printf(out, " %lld", (long long)numbers[i]);
    buffer_append_text(out, "\n");
    put_figure(out, "clean_pace", metrics.average_ms);
    put_figure(out, "clean_consistency", metrics.consistency);
    put_figure(out, "seconds_lost", clean_laps_lost(c->counted.list, c->counted.n, c->rule, arena));
    buffer_append_text(out, "= trend_per_lap");
    put_ms(out, trend.slope_ms);
    put_ms(out, trend.low_ms);
    put_ms(out, trend.high_ms);
    buffer_append_text(out, "\n");
}

static void put_raising(const struct lap_case *c, struct buffer *out, struct arena *arena)
{
    int64_t *means = arena_new_array(arena, c->counted.n, int64_t);

    median_raising_averages(c->counted.list, c->counted.n, means, arena);
    buffer_append_text(out, "= raising_average");
    for (size_t i = 0; i < c->counted.n; i++)
        put_ms(out, means[i]);
    buffer_append_text(out, "\n");
}

static void put_doubts(const struct lap_case *c, struct buffer *out, struct arena *arena)
{
    enum lap_doubt *doubts = arena_new_array(arena, c->counted.n, enum lap_doubt);
    bool *is_stop = arena_new_array(arena, c->counted.n, bool);

    lap_doubt_judge(c->counted.list, c->counted.n, c->class_median_ms, doubts, arena);
    lap_doubt_fuel_stops(c->counted.list, c->counted.n, is_stop, arena);
    buffer_append_text(out, "= doubts");
    for (size_t i = 0; i < c->counted.n; i++)
        if (doubts[i] != LAP_DOUBT_NONE)
            buffer_printf(out, " %lld:%s", (long long)c->counted_numbers.list[i],
                          lap_doubt_names[doubts[i]]);
    buffer_append_text(out, "\n= fuel_stops");
    for (size_t i = 0; i < c->counted.n; i++)
        if (is_stop[i])
            buffer_printf(out, " %lld", (long long)c->counted_numbers.list[i]);
    buffer_append_text(out, "\n");
}

static void put_stretch(const struct lap_case *c, struct buffer *out)
{
    struct stretch stretch;
    int64_t n_laps, time_ms;
    char text[NUMBER_TEXT_SIZE];

    if (stretch_pace(c->counted.list, c->counted.n, &n_laps, &time_ms))
        buffer_printf(out, "= pace_5_minutes %lld/%s\n", (long long)n_laps,
                      number_format_ms(time_ms, text));
    else
        buffer_append_text(out, "= pace_5_minutes -\n");
    if (!stretch_best(c->counted.list, c->counted.n, &stretch)) {
        buffer_append_text(out, "= best_5_minutes -\n");
        return;
    }
    buffer_append_text(out, "= best_5_minutes");
    put_ms(out, stretch.mean_ms);
    put_ms(out, stretch.total_ms);
    buffer_printf(out, " %lld %zu\n", (long long)c->counted_numbers.list[stretch.first],
                  stretch.n_laps);
}

static void put_histogram(const struct lap_case *c, struct buffer *out, struct arena *arena)
{
    struct histogram histogram;
    int64_t *counts;

    histogram_of_laps(c->counted.list, c->counted.n, &histogram, arena);
    if (histogram.n_bins == 0) {
        buffer_append_text(out, "= histogram -\n");
        return;
    }
    counts = arena_new_array(arena, histogram.n_bins, int64_t);
    histogram_count(&histogram, c->counted.list, c->counted.n, counts);
    buffer_append_text(out, "= histogram");
    put_ms(out, histogram.width_ms);
    put_ms(out, histogram.first_ms);
    for (size_t i = 0; i < histogram.n_bins; i++)
        buffer_printf(out, " %lld", (long long)counts[i]);
    buffer_append_text(out, "\n");
}

static void put_runs(const struct lap_case *c, struct buffer *out, struct arena *arena)
{
    struct lap_run *runs;
    size_t n;

    lap_runs_split(c->laps, c->n_laps, arena, &runs, &n);
    buffer_append_text(out, "= runs");
    for (size_t i = 0; i < n; i++)
        buffer_printf(out, " %zu-%zu", runs[i].first + 1, runs[i].first + runs[i].n_laps);
    buffer_append_text(out, "\n");
}

static void put_difference(const struct lap_case *c, enum difference_of what, const char *name,
                           struct buffer *out, struct arena *arena)
{
    struct difference d;

    difference_of_laps(what, c->counted.list, c->counted.n, c->other.list, c->other.n, &d, arena);
    buffer_printf(out, "= %s", name);
    put_ms(out, d.first_ms);
    put_ms(out, d.other_ms);
    put_ms(out, d.value_ms);
    put_ms(out, d.low_ms);
    put_ms(out, d.high_ms);
    buffer_printf(out, " %s", difference_verdict_names[d.verdict]);
    if (is_absent(d.laps_needed))
        buffer_append_text(out, " -\n");
    else
        buffer_printf(out, " %lld\n", (long long)d.laps_needed);
}

static void put_improvement(const struct lap_case *c, struct buffer *out, struct arena *arena)
{
    size_t n = c->runs.n / 3;
    struct improvement_run *runs = arena_new_array(arena, n, struct improvement_run);
    struct improvement *changes = arena_new_array(arena, n, struct improvement);

    for (size_t i = 0; i < n; i++)
        runs[i] = (struct improvement_run){.n_clean = c->runs.list[3 * i],
                                           .median_ms = c->runs.list[3 * i + 1],
                                           .best_ms = c->runs.list[3 * i + 2]};
    improvement_of_runs(runs, n, changes);
    for (size_t i = 0; i < n; i++) {
        buffer_append_text(out, "= improvement");
        put_ms(out, changes[i].median_previous_ms);
        put_ms(out, changes[i].best_previous_ms);
        put_ms(out, changes[i].median_first_ms);
        put_ms(out, changes[i].best_first_ms);
        buffer_append_text(out, "\n");
    }
}

static void put_figures(const struct lap_case *c, struct buffer *out, struct arena *arena)
{
    if (c->runs.n > 0) {
        put_improvement(c, out, arena);
        return;
    }
    put_figure(out, "median_lap", median_of_laps(c->counted.list, c->counted.n, arena));
    put_figure(out, "robust_spread", median_spread(c->counted.list, c->counted.n, arena));
    put_raising(c, out, arena);
    put_clean(c, out, arena);
    put_doubts(c, out, arena);
    put_stretch(c, out);
    put_histogram(c, out, arena);
    put_runs(c, out, arena);
    if (c->other.n > 0) {
        put_difference(c, DIFFERENCE_OF_MEDIANS, "medians", out, arena);
        put_difference(c, DIFFERENCE_OF_MEANS, "means", out, arena);
    }
}

/* ---- all of them ---- */

static void print_lines(const char *side, const struct buffer *text)
{
    struct bytes rest = bytes_from_text(buffer_text(text)), line;

    while (bytes_split(&rest, '\n', &line))
        if (line.size > 0)
            printf("# %s %.*s\n", side, (int)line.size, (const char *)line.data);
}

static bool run_case(const char *path, struct error *err)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct buffer actual CLEANUP(buffer_deinit) = {0};
    struct lap_case c;
    struct bytes text;
    bool is_same;

    arena_init(&arena);
    buffer_init(&actual, CASE_CEILING);
    if (file_read_whole(path, CASE_CEILING, &arena, &text, err) < 0) {
        printf("Bail out! %s\n", err->message);
        exit(1);
    }
    read_case(text, &c, &arena);
    put_figures(&c, &actual, &arena);
    is_same = strcmp(buffer_text(&actual), buffer_text(&c.expected)) == 0;
    if (!is_same) {
        print_lines("expected", &c.expected);
        print_lines("computed", &actual);
    }
    buffer_deinit(&c.expected);
    return is_same;
}

static int is_case(const struct dirent *entry)
{
    const char *end = strrchr(entry->d_name, '.');

    return end != NULL && strcmp(end, ".case") == 0;
}

int main(int argc, char **argv)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct dirent **entries;
    struct error err;
    int n_failed = 0;
    int n = argc == 2 ? scandir(argv[1], &entries, is_case, alphasort) : -1;

    if (n <= 0) {
        printf("Bail out! no cases\n");
        return 1;
    }
    arena_init(&arena);
    printf("1..%d\n", n);
    for (int i = 0; i < n; i++) {
        bool is_ok = run_case(arena_format(&arena, "%s/%s", argv[1], entries[i]->d_name), &err);

        printf("%s %d - %s\n", is_ok ? "ok" : "not ok", i + 1, entries[i]->d_name);
        n_failed += !is_ok;
        free(entries[i]);
    }
    free((void *)entries);
    return n_failed > 0;
}
