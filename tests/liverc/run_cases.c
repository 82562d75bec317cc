/*
 * Every page in fixtures/liverc against the facts written beside it: FOLDER/NAME.html and
 * FOLDER/NAME.expect, FOLDER saying which reader the page is for. A new case is two files and
 * no code. Prints TAP; where a case fails, the lines that only one side has.
 *
 *   run_cases DIRECTORY
 */
#include "trackside/cleanup.h"
#include "trackside/page_kind.h"

#include "describe.h"
#include "describe_event.h"
#include "page_file.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    FACTS_CEILING = 16 * 1024 * 1024,
};

typedef int (*read_page)(struct bytes page, struct arena *arena, struct buffer *out,
                         struct error *err);

static void describe_doubt(const char *doubt, struct buffer *out)
{
    if (doubt != NULL)
        buffer_printf(out, "not believed: %s\n", doubt);
}

static int read_day(struct bytes page, struct arena *arena, struct buffer *out, struct error *err)
{
    const struct practice_day *day;
    int r = liverc_read_day(page, arena, &day, err);
    if (r < 0)
        return r;
    describe_day(day, out);
    describe_doubt(liverc_doubt_day(day, arena), out);
    return 0;
}

static int read_session(struct bytes page, struct arena *arena, struct buffer *out,
                        struct error *err)
{
    const struct practice_session *session;
    int r = liverc_read_session(page, arena, &session, err);
    if (r < 0)
        return r;
    describe_session(session, out);
    describe_doubt(liverc_doubt_session(session, arena), out);
    return 0;
}

static int read_month(struct bytes page, struct arena *arena, struct buffer *out, struct error *err)
{
    const struct practice_month *month;
    int r = liverc_read_month(page, arena, &month, err);
    if (r == 0)
        describe_month(month, out);
    return r;
}

static int read_directory(struct bytes page, struct arena *arena, struct buffer *out,
                          struct error *err)
{
    const struct track_directory *directory;
    int r = liverc_read_directory(page, arena, &directory, err);
    if (r == 0)
        describe_directory(directory, out);
    return r;
}

static int read_event_list(struct bytes page, struct arena *arena, struct buffer *out,
                           struct error *err)
{
    struct page_reading reading;
    int r = page_parse(page, PAGE_EVENT_LIST, arena, &reading, err);
    if (r == 0)
        describe_event_list(reading.event_list, out);
    return r;
}

static int read_event(struct bytes page, struct arena *arena, struct buffer *out, struct error *err)
{
    struct page_reading reading;
    int r = page_parse(page, PAGE_EVENT, arena, &reading, err);
    if (r == 0)
        describe_event(reading.event, out);
    return r;
}

static int read_race(struct bytes page, struct arena *arena, struct buffer *out, struct error *err)
{
    struct page_reading reading;
    int r = page_parse(page, PAGE_RACE, arena, &reading, err);
    if (r < 0)
        return r;
    describe_race(reading.race, out);
    describe_doubt(liverc_doubt_race(reading.race, arena), out);
    return 0;
}

static int read_entry_list(struct bytes page, struct arena *arena, struct buffer *out,
                           struct error *err)
{
    struct page_reading reading;
    int r = page_parse(page, PAGE_ENTRY_LIST, arena, &reading, err);
    if (r < 0)
        return r;
    describe_entry_list(reading.entry_list, out);
    describe_doubt(liverc_doubt_entry_list(reading.entry_list, arena), out);
    return 0;
}

static int read_points(struct bytes page, struct arena *arena, struct buffer *out,
                       struct error *err)
{
    struct page_reading reading;
    int r = page_parse(page, PAGE_POINTS, arena, &reading, err);
    if (r == 0)
        describe_points(reading.points, out);
    return r;
}

static int read_round_ranking(struct bytes page, struct arena *arena, struct buffer *out,
                              struct error *err)
{
    struct page_reading reading;
    int r = page_parse(page, PAGE_ROUND_RANKING, arena, &reading, err);
    if (r == 0)
        describe_round_ranking(reading.round_ranking, out);
    return r;
}

static int read_multi_main(struct bytes page, struct arena *arena, struct buffer *out,
                           struct error *err)
{
    struct page_reading reading;
    int r = page_parse(page, PAGE_MULTI_MAIN, arena, &reading, err);
    if (r == 0)
        describe_multi_main(reading.multi_main, out);
    return r;
}

static int read_overall_ranking(struct bytes page, struct arena *arena, struct buffer *out,
                                struct error *err)
{
    struct page_reading reading;
    int r = page_parse(page, PAGE_OVERALL_RANKING, arena, &reading, err);
    if (r == 0)
        describe_overall_ranking(reading.overall_ranking, out);
    return r;
}

static int read_heat_sheet(struct bytes page, struct arena *arena, struct buffer *out,
                           struct error *err)
{
    struct page_reading reading;
    int r = page_parse(page, PAGE_HEAT_SHEET, arena, &reading, err);
    if (r == 0)
        describe_heat_sheet(reading.heat_sheet, out);
    return r;
}

static int read_dashboard(struct bytes page, struct arena *arena, struct buffer *out,
                          struct error *err)
{
    struct page_reading reading;
    int r = page_parse(page, PAGE_DASHBOARD, arena, &reading, err);
    if (r == 0)
        describe_dashboard(reading.dashboard, out);
    return r;
}

/* A page of no kind: what it is taken for. No reader may accept it. */
static int read_other(struct bytes page, struct arena *arena, struct buffer *out, struct error *err)
{
    struct page_guess guess;
    (void)arena;
    liverc_recognize(page, &guess);
    buffer_printf(out, "form: %s\nreason: %s\n", page_form_name(guess.form), guess.reason);
    buffer_printf(out, "bot check: %s\n", liverc_is_bot_check(page) ? "yes" : "no");
    for (unsigned kind = 0; kind < PAGE_N_KINDS; kind++) {
        if (liverc_check_page(page, (enum page_kind)kind, err) == 0)
            return error_set(err, ERROR_CHECK, "it is read as a %s page",
                             page_kind_name((enum page_kind)kind));
    }
    return 0;
}

static const struct folder {
    const char *name;
    enum page_kind kind;
    read_page read;
} folders[] = {
    {"dashboard_page", PAGE_DASHBOARD, read_dashboard},
    {"day_page", PAGE_DAY, read_day},
    {"directory_page", PAGE_DIRECTORY, read_directory},
    {"entry_list_page", PAGE_ENTRY_LIST, read_entry_list},
    {"event_list_page", PAGE_EVENT_LIST, read_event_list},
    {"event_page", PAGE_EVENT, read_event},
    {"heat_sheet_page", PAGE_HEAT_SHEET, read_heat_sheet},
    {"month_page", PAGE_MONTH, read_month},
    {"multi_main_page", PAGE_MULTI_MAIN, read_multi_main},
    {"other_page", PAGE_N_KINDS, read_other},
    {"overall_ranking_page", PAGE_OVERALL_RANKING, read_overall_ranking},
    {"points_page", PAGE_POINTS, read_points},
    {"race_page", PAGE_RACE, read_race},
    {"round_ranking_page", PAGE_ROUND_RANKING, read_round_ranking},
    {"session_page", PAGE_SESSION, read_session},
};

/* ---- lines ---- */

static struct bytes next_line(struct bytes *rest)
{
    struct bytes line;
    while (bytes_split(rest, '\n', &line)) {
        line = bytes_trim(line);
        if (line.size > 0 && line.data[0] != '#')
            return line;
    }
    return (struct bytes){0};
}

static size_t count_line(struct bytes text, struct bytes wanted)
{
    size_t n = 0;
    for (struct bytes line = next_line(&text); line.size > 0; line = next_line(&text))
        n += bytes_equal(line, wanted);
    return n;
}

/* Print lines of one side that the other has less often; returns how many. */
static size_t print_missing(struct bytes here, struct bytes there, const char *mark)
{
    size_t n = 0;
    struct bytes rest = here;
    for (struct bytes line = next_line(&rest); line.size > 0; line = next_line(&rest)) {
        if (count_line(here, line) <= count_line(there, line))
            continue;
        printf("#   %s %.*s\n", mark, (int)line.size, line.data);
        n++;
    }
    return n;
}

static bool same_lines(struct bytes a, struct bytes b)
{
    for (;;) {
        struct bytes one = next_line(&a);
        struct bytes other = next_line(&b);
        if (!bytes_equal(one, other))
            return false;
        if (one.size == 0)
            return true;
    }
}

static void print_difference(struct bytes expected, struct bytes found)
{
    printf("# lines expected (-) and found (+):\n");
    if (print_missing(expected, found, "-") + print_missing(found, expected, "+") == 0)
        printf("#   the same on both sides, in another order\n");
}

/* ---- cases ---- */

struct verdict {
    size_t n;
    size_t n_failed;
};

static void tell(struct verdict *verdict, bool ok, const char *folder, const char *name)
{
    verdict->n++;
    verdict->n_failed += !ok;
    printf("%sok %zu - %s/%s\n", ok ? "" : "not ", verdict->n, folder, name);
}

/* "error: PART OF THE SENTENCE" instead of facts. */
static bool expects_error(struct bytes expected, struct bytes *ret_part)
{
    struct bytes line = next_line(&expected);
    if (!bytes_starts_with(line, BYTES("error:")))
        return false;
    *ret_part = bytes_trim(bytes_skip(line, strlen("error:")));
    return true;
}

static bool check_error(struct bytes part, int r, const struct error *err)
{
    size_t at;
    if (r == ERROR_UNKNOWN_PAGE && err->code == ERROR_UNKNOWN_PAGE &&
        bytes_find(bytes_from_text(err->message), part, &at))
        return true;
    printf("# expected an error with: %.*s\n# found: %s\n", (int)part.size, part.data,
           r == 0 ? "no error" : err->message);
    return false;
}

/* A page that can be read must pass the check that decides whether it is kept. */
static bool check_kept(struct bytes page, enum page_kind kind)
{
    struct error err;
    if (liverc_check_page(page, kind, &err) == 0)
        return true;
    printf("# the page can be read, but would not be kept: %s\n", err.message);
    return false;
}

static bool check_page(const struct folder *folder, struct bytes page, struct bytes expected)
{
    CLEANUP(arena_deinit) struct arena arena;
    CLEANUP(buffer_deinit) struct buffer found;
    struct error err = {0};
    struct bytes part;
    arena_init(&arena);
    buffer_init(&found, FACTS_CEILING);
    int r = folder->read(page, &arena, &found, &err);
    if (expects_error(expected, &part))
        return check_error(part, r, &err);
    if (r < 0) {
        printf("# expected facts, found an error: %s\n", err.message);
        return false;
    }
    if (!same_lines(expected, buffer_bytes(&found))) {
        print_difference(expected, buffer_bytes(&found));
        return false;
    }
    return folder->kind == PAGE_N_KINDS || check_kept(page, folder->kind);
}

static bool run_case(const struct folder *folder, const char *directory, const char *name)
{
    CLEANUP(buffer_deinit) struct buffer page = {0};
    CLEANUP(buffer_deinit) struct buffer expected = {0};
    return page_file_read(directory, name, ".html", &page) &&
           page_file_read(directory, name, ".expect", &expected) &&
           check_page(folder, buffer_bytes(&page), buffer_bytes(&expected));
}

/* Either file of a pair makes a case, so that one without the other is noticed. */
static int is_case_file(const struct dirent *entry)
{
    struct bytes name = bytes_from_text(entry->d_name);
    return bytes_ends_with(name, BYTES(".html")) || bytes_ends_with(name, BYTES(".expect"));
}

static void run_folder(const struct folder *folder, const char *root, struct verdict *verdict)
{
    char directory[2048], done[256] = "";
    struct dirent **entries;
    snprintf(directory, sizeof(directory), "%s/%s", root, folder->name);
    int n = scandir(directory, &entries, is_case_file, alphasort);
    if (n < 0) {
        tell(verdict, false, folder->name, "cannot be listed");
        return;
    }
    for (int i = 0; i < n; i++) {
        char *name = entries[i]->d_name;
        *strrchr(name, '.') = '\0';
        if (strcmp(name, done) != 0) {
            snprintf(done, sizeof(done), "%s", name);
            tell(verdict, run_case(folder, directory, name), folder->name, name);
        }
        free(entries[i]);
    }
    free(entries);
}

int main(int argc, char **argv)
{
    struct verdict verdict = {0};
    if (argc != 2) {
        fprintf(stderr, "usage: run_cases DIRECTORY\n");
        return 2;
    }
    for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
        run_folder(&folders[i], argv[1], &verdict);
    printf("1..%zu\n", verdict.n);
    return verdict.n_failed > 0;
}
