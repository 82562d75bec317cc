/*
 * Reads the source against the map of layers.txt and names every offender with its line.
 *
 *   check_layers LAYERS ROOT              prints TAP, one test for each rule
 *   check_layers LAYERS ROOT EXPECTED     one test: the offenders are exactly the lines of a file,
 *                                         so that the rules themselves are known to bite
 */
#include "checks.h"
#include "circles.h"
#include "text_file.h"

#include "trackside/cleanup.h"

#include <stdio.h>
#include <string.h>

enum {
    LARGEST_REPORT = 1024 * 1024,
};

/* What the rules have found so far. */
struct run {
    struct layers layers;
    struct tree tree;
    struct arena *arena;
    struct buffer offenders; /* of all rules */
    bool prints;
    size_t n, n_failed;
};

static void print_lines(const char *mark, struct bytes lines)
{
    struct bytes line;

    while (bytes_split(&lines, '\n', &line))
        if (line.size > 0)
            printf("# %s%.*s\n", mark, (int)line.size, line.data);
}

/* A rule is done: tell, and keep its offenders. */
static void end_rule(struct run *run, const char *name, struct buffer *out)
{
    run->n++;
    run->n_failed += out->size > 0;
    if (run->prints) {
        print_lines("", buffer_bytes(out));
        printf("%sok %zu - %s\n", out->size > 0 ? "not " : "", run->n, name);
    }
    buffer_append_bytes(&run->offenders, buffer_bytes(out));
    buffer_clear(out);
}

static void run_module_rules(struct run *run, const struct module *module, struct buffer *out)
{
    check_module(&run->layers, &run->tree, module, out);
    end_rule(run, arena_format(run->arena, "%s includes only what it may", module->name), out);
    for (size_t i = 0; i < module->n_libraries; i++) {
        const struct library *library = &module->libraries[i];
        size_t n = check_library(&run->tree, module, library, out);

        end_rule(run,
                 arena_format(run->arena, "%.*s is known to %s alone (files: %zu)",
                              (int)library->header.size, library->header.data, module->name, n),
                 out);
    }
}

static void run_rules(struct run *run)
{
    static const struct {
        const char *name;
        void (*check)(const struct layers *, const struct tree *, struct buffer *);
    } rules[] = {
        {"every folder and public header is on the map", check_map},
        {"no folder holds more files than one can look through", check_folders},
        {"public headers include no library", check_public_headers},
        {"no banned calls", check_calls},
        {"no SQL in C", check_sql},
        {"nothing below the command line prints or exits", check_silence},
        {"nothing below the command line names an option or a command", check_wording},
        {"no header includes itself by way of others", check_header_circles},
        {"no files of a module need each other", check_call_circles},
    };
    struct buffer out CLEANUP(buffer_deinit) = {0};

    buffer_init(&out, LARGEST_REPORT);
    for (size_t i = 0; i < run->layers.n_modules; i++)
        run_module_rules(run, &run->layers.modules[i], &out);
    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
        rules[i].check(&run->layers, &run->tree, &out);
        end_rule(run, rules[i].name, &out);
    }
}

static int compare(const struct run *run, const char *path)
{
    struct bytes expected = text_file_read(path, run->arena);
    bool same = bytes_equal(expected, buffer_bytes(&run->offenders));

    if (!same) {
        print_lines("expected: ", expected);
        print_lines("found:    ", buffer_bytes(&run->offenders));
    }
    printf("%sok 1 - every offender of the bad tree is named\n1..1\n", same ? "" : "not ");
    return same ? 0 : 1;
}

int main(int argc, char **argv)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct run run = {.arena = &arena, .prints = argc == 3};
    int failed;

    arena_init(&arena);
    if (argc != 3 && argc != 4) {
        fprintf(stderr, "usage: check_layers LAYERS ROOT [EXPECTED]\n");
        return 2;
    }
    buffer_init(&run.offenders, LARGEST_REPORT);
    layers_read(argv[1], &arena, &run.layers);
    tree_read(argv[2], &arena, &run.tree);
    run_rules(&run);
    if (argc == 3)
        printf("1..%zu\n", run.n);
    failed = argc == 4 ? compare(&run, argv[3]) : run.n_failed > 0;
    buffer_deinit(&run.offenders);
    return failed;
}
