/*
 * Plays specs (fixtures/cli/README.md explains them) against the program and prints TAP: one line
 * for each spec, and under a failed one what was expected and what was found.
 *
 *   run_spec PROGRAM SOURCE_ROOT                    all of fixtures/cli
 *   run_spec PROGRAM SOURCE_ROOT --part 2/4         every fourth of them, from the second
 *   run_spec PROGRAM SOURCE_ROOT --wrong            tests/cli/wrong: each must fail, and say why
 *   run_spec PROGRAM SOURCE_ROOT FILE.spec...       these
 */
#include "file.h"
#include "steps.h"

#include "trackside/cleanup.h"
#include "trackside/number.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct verdict {
    size_t n;
    size_t n_failed;
};

/* ---- playing one ---- */

static void play_steps(struct stage *stage, const struct spec *spec)
{
    for (size_t i = 0; i < spec->n_steps && stage->skipped == NULL; i++) {
        const struct step *step = &spec->steps[i];

        stage->heading =
            arena_format(&stage->arena, "%s:%zu: %s", spec->path, step->line, step->text);
        step->kind->play(stage, step);
    }
}

static void print_report(const char *report)
{
    struct bytes rest = bytes_from_text(report);
    struct bytes line;

    while (bytes_split(&rest, '\n', &line))
        printf("# %.*s\n", (int)line.size, line.data);
}

static void tell(struct verdict *verdict, bool ok, const char *name, const char *purpose,
                 const char *skipped)
{
    verdict->n++;
    verdict->n_failed += !ok;
    printf("%sok %zu - %s: %s%s%s\n", ok ? "" : "not ", verdict->n, name, purpose,
           skipped != NULL ? " # SKIP " : "", skipped != NULL ? skipped : "");
    fflush(stdout);
}

static void play(const struct house *house, const struct spec *spec, struct stage *stage)
{
    struct error err;

    if (stage_open(stage, house, spec, &err) == 0)
        play_steps(stage, spec);
    else
        stage_complain(stage, "%s", err.message);
}

static void play_file(const struct house *house, const char *path, struct verdict *verdict)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct stage stage;
    struct spec spec;
    struct error err;

    arena_init(&arena);
    if (spec_read(path, &arena, &spec, &err) < 0) {
        print_report(err.message);
        tell(verdict, false, path, "it cannot be read", NULL);
        return;
    }
    play(house, &spec, &stage);
    print_report(buffer_text(&stage.report));
    tell(verdict, stage.n_failures == 0, spec.name, spec.purpose, stage.skipped);
    stage_close(&stage);
}

/* ---- playing one that must fail ---- */

/* What comes of a spec, in words; "" when nothing is wrong. */
static const char *report_of(const struct house *house, const char *path, struct arena *arena)
{
    struct stage stage;
    struct spec spec;
    struct error err;
    const char *report;

    if (spec_read(path, arena, &spec, &err) < 0)
        return arena_text(arena, err.message);
    play(house, &spec, &stage);
    report = arena_text(arena, buffer_text(&stage.report));
    stage_close(&stage);
    return report;
}

/* "# reports: TEXT" lines of the file: each text must be in the report. */
static bool is_as_announced(const char *path, const char *report, struct arena *arena)
{
    struct bytes mark = BYTES("# reports:");
    struct bytes rest, line;
    size_t n = 0, n_found = 0;

    if (file_read(path, arena, &rest, NULL) < 0)
        return false;
    while (bytes_split(&rest, '\n', &line)) {
        if (!bytes_starts_with(line, mark))
            continue;
        n++;
        n_found +=
            strstr(report, arena_text_of(arena, bytes_trim(bytes_skip(line, mark.size)))) != NULL;
    }
    return n > 0 && n_found == n;
}

static void play_wrong_file(const struct house *house, const char *path, struct verdict *verdict)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    const char *report;
    bool ok;

    arena_init(&arena);
    report = report_of(house, path, &arena);
    ok = is_as_announced(path, report, &arena);
    if (!ok)
        print_report(report);
    tell(verdict, ok, strrchr(path, '/') + 1, "it fails and says why", NULL);
}

/* ---- playing many ---- */

static int is_spec(const struct dirent *entry)
{
    return bytes_ends_with(bytes_from_text(entry->d_name), BYTES(".spec"));
}

/* Which of the specs of a folder, and how. */
struct part {
    int64_t which, of;
    void (*play)(const struct house *house, const char *path, struct verdict *verdict);
};

static int play_folder(const struct house *house, const char *folder, struct part part,
                       struct verdict *verdict)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct dirent **entries;
    int n = scandir(folder, &entries, is_spec, alphasort);

    arena_init(&arena);
    if (n <= 0) {
        fprintf(stderr, "there are no specs in %s\n", folder);
        return 2;
    }
    for (int i = 0; i < n; i++) {
        if (i % part.of == part.which - 1)
            part.play(house, arena_format(&arena, "%s/%s", folder, entries[i]->d_name), verdict);
        free(entries[i]);
    }
    free(entries);
    return 0;
}

static bool read_part(const char *text, struct part *ret_part)
{
    struct bytes rest = bytes_from_text(text);
    struct bytes which;

    return bytes_split(&rest, '/', &which) && number_read_int(which, &ret_part->which) &&
           number_read_int(rest, &ret_part->of) && ret_part->which >= 1 &&
           ret_part->which <= ret_part->of;
}

/* ---- the command line ---- */

static int usage(void)
{
    fprintf(stderr, "usage: run_spec PROGRAM SOURCE_ROOT [--part K/N | --wrong | FILE.spec...]\n");
    return 2;
}

static int play_all(const struct house *house, const char *root, int n_words, char **words,
                    struct arena *arena, struct verdict *verdict)
{
    const char *folder = arena_format(arena, "%s/cli", house->fixtures_dir);
    struct part part = {1, 1, play_file};

    if (n_words == 1 && strcmp(words[0], "--wrong") == 0) {
        folder = arena_format(arena, "%s/tests/cli/wrong", root);
        part.play = play_wrong_file;
    } else if (n_words > 0 && strcmp(words[0], "--part") == 0) {
        if (n_words != 2 || !read_part(words[1], &part))
            return usage();
    } else if (n_words > 0) {
        for (int i = 0; i < n_words; i++)
            play_file(house, words[i], verdict);
        return 0;
    }
    return play_folder(house, folder, part, verdict);
}

static const char *absolute(const char *path, struct arena *arena)
{
    char *real = realpath(path, NULL);
    const char *copy = arena_text(arena, real != NULL ? real : path);

    free(real);
    return copy;
}

int main(int argc, char **argv)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct verdict verdict = {0};
    struct fixture *fixture;
    struct error err;
    int r;

    arena_init(&arena);
    if (argc < 3)
        return usage();
    const char *root = absolute(argv[2], &arena);
    struct house house = {.program = absolute(argv[1], &arena),
                          .fixtures_dir = arena_format(&arena, "%s/fixtures", root)};
    if (fixture_open(arena_format(&arena, "%s/practice-day", house.fixtures_dir), &fixture, &err) <
        0) {
        fprintf(stderr, "%s\n", err.message);
        return 2;
    }
    house.fixture = fixture;
    r = play_all(&house, root, argc - 3, argv + 3, &arena, &verdict);
    fixture_close(fixture);
    if (r != 0)
        return r;
    printf("1..%zu\n", verdict.n);
    return verdict.n_failed > 0;
}
