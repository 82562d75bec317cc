/* trackside fixture scrub: recorded pages without anybody's name in them. */
#include "arguments.h"
#include "commands.h"
#include "scrub_report.h"

#include "trackside/liverc.h"
#include "trackside/number.h"
#include "trackside/scrub_input.h"
#include "trackside/scrub_output.h"

#include <string.h>
#include <unistd.h>

enum {
    MOST_DAYS = 36500,
    MAX_NAME_SIZE = 80,
};

/* ---- options ---- */

static int read_shift(const struct invocation *invocation, int *ret_days, struct error *err)
{
    const char *text = invocation_value(invocation, "shift-days");
    int64_t days;

    if (text == NULL)
        return 0;
    if (!number_read_int(bytes_from_text(text), &days) || days < -MOST_DAYS || days > MOST_DAYS)
        return error_set(err, ERROR_USAGE,
                         "--shift-days is '%s', but it must be a number of days from -%d to %d",
                         text, MOST_DAYS, MOST_DAYS);
    *ret_days = (int)days;
    return 0;
}

/* It is put into pages as it is, so nothing in it may mean anything there. */
static bool is_plain_name(const char *name)
{
    size_t size = strlen(name);

    return size > 0 && size <= MAX_NAME_SIZE &&
           strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -") == size;
}

/* "Redhill" for redhill. */
static const char *name_of_slug(const char *slug, struct arena *arena)
{
    char *name = arena_text(arena, slug);

    if (name[0] >= 'a' && name[0] <= 'z')
        name[0] = (char)(name[0] - 'a' + 'A');
    return name;
}

static int read_track(struct context *context, const struct invocation *invocation,
                      struct scrub_options *options, struct error *err)
{
    const char *slug = invocation_value(invocation, "track");
    const char *name = invocation_value(invocation, "track-name");
    int r;

    if (slug == NULL)
        return name == NULL ? 0
                            : error_set(err, ERROR_USAGE,
                                        "--track-name needs --track SLUG, the new slug beside it");
    r = slug_read(slug, &context->arena, &options->track_slug, err);
    if (r < 0)
        return r;
    options->track_name = name != NULL ? name : name_of_slug(options->track_slug, &context->arena);
    if (is_plain_name(options->track_name))
        return 0;
    return error_set(err, ERROR_USAGE,
                     "--track-name may have letters, digits, blanks and hyphens, %d at most",
                     MAX_NAME_SIZE);
}

static int read_options(struct context *context, const struct invocation *invocation,
                        struct scrub_options *options, struct error *err)
{
    const char *seed = invocation_value(invocation, "seed");
    int r;

    if (seed != NULL && seed[0] == '\0')
        return error_set(err, ERROR_USAGE, "--seed is empty; leave it out, or give it a value");
    options->seed = scrub_seed(seed, &context->arena);
    options->keep_classes = invocation_has(invocation, "keep-classes");
    r = read_shift(invocation, &options->shift_days, err);
    return r == 0 ? read_track(context, invocation, options, err) : r;
}

/* ---- from here to there ---- */

static int open_input(struct context *context, const struct invocation *invocation,
                      struct scrub_input *ret_input, struct error *err)
{
    const char *slug, *in = invocation_argument(invocation, 0);
    struct date date;
    int r;

    *ret_input = (struct scrub_input){.name = in};
    if (invocation->n_arguments == 2)
        return scrub_input_is_key(in)
                   ? scrub_input_of_key(&context->task, &context->arena, in, ret_input, err)
                   : scrub_input_open(&context->arena, in, ret_input, err);
    r = argument_slug(context, invocation, 0, &slug, err);
    if (r == 0)
        r = argument_date(invocation, 1, &date, err);
    return r == 0 ? scrub_input_of_day(&context->task, &context->arena, slug, date, ret_input, err)
                  : r;
}

static int fail_unreadable(const struct scrub_input *input, struct error *err)
{
    return error_set(
        err, ERROR_UNKNOWN_PAGE,
        "%s was never recognised, so nobody can say who is on it; `trackside bug-report "
        "%s --yes` replaces what looks like a name or a number",
        input->name, input->name);
}

/* Rows name people too; which rows the new pages give is for `fixture verify` to write. */
static void say_rows_left_out(struct context *context, const struct scrub_input *input,
                              const char *out)
{
    if (input->fixture == NULL ||
        access(arena_format(&context->arena, "%s/expected.json", input->name), F_OK) != 0)
        return;
    talk_say(&context->talk,
             "expected.json of %s has names in it and is left out; `trackside fixture verify %s "
             "--update` writes one of the new pages",
             input->name, out);
}

static int write_output(struct context *context, const struct scrub_input *input, const char *out,
                        const struct scrub_page *pages, const struct scrub_options *options,
                        const struct scrub_report *report, struct error *err)
{
    int r = input->is_page
                ? scrub_output_page(out, pages[0].body, err)
                : scrub_output_directory(&context->arena, out, input, pages, options, report, err);

    if (r < 0)
        return r;
    say_rows_left_out(context, input, out);
    return scrub_report_print(context, report, input->name, out, err);
}

static int scrub(struct context *context, const struct scrub_input *input, const char *out,
                 struct scrub_options *options, struct error *err)
{
    struct fixture *bundled = NULL;
    struct scrub_report report;
    struct scrub_page *pages;
    int r = scrub_output_check(out, input->is_page, err);

    if (r == 0 && input->n == 0)
        r = error_set(err, ERROR_NOT_FOUND, "%s has no pages", input->name);
    if (r == 0 && input->pages[0].unreadable)
        r = fail_unreadable(input, err);
    if (r == 0)
        r = scrub_templates(&context->arena, options, &bundled, err);
    if (r < 0)
        return r;
    if (input->n_tracks > 0)
        options->old_track_name = input->tracks[0].name;
    r = scrub_pages(input->pages, input->n, options, &context->arena, &pages, &report, err);
    if (r == 0)
        r = write_output(context, input, out, pages, options, &report, err);
    fixture_close(bundled);
    return r;
}

static int run(struct context *context, const struct invocation *invocation, struct error *err)
{
    struct scrub_options options = {.shift_days = 0};
    struct scrub_input input = {.n = 0};
    int r = read_options(context, invocation, &options, err);

    if (r == 0)
        r = open_input(context, invocation, &input, err);
    if (r == 0)
        r = scrub(context, &input, invocation_argument(invocation, invocation->n_arguments - 1),
                  &options, err);
    scrub_input_close(&input);
    return r;
}

static const struct option_spec options[] = {
    {"seed", "N", "the same N gives everybody the same alias again; keep it to yourself", 0, false},
    {"keep-classes", NULL, "leave class names as they are", 0, false},
    {"shift-days", "N", "move every date by N days", 0, false},
    {"track", "SLUG", "give the track another slug and name", 0, false},
    {"track-name", "NAME", "the new name, beside --track; else it is made from the slug", 0, false},
    {NULL, NULL, NULL, 0, false},
};

const struct command command_fixture_scrub = {
    .name = "fixture scrub",
    .arguments = "IN OUT [--seed N] [--keep-classes] [--shift-days N] [--track SLUG]",
    .summary = "Replace names, transponders and session ids in recorded pages, and prove it",
    .examples = "trackside fixture scrub captured shared --seed 4711\n"
                "trackside fixture scrub saved-from-browser.html shared.html\n"
                "trackside fixture scrub practice:session:21290331 shared.html\n"
                "trackside fixture scrub canberraoffroad 2025-10-25 shared --track redhill",
    .notes =
        "IN is a captured directory (OUT is one then), a saved page or the cache key of a stored "
        "one (OUT is a\npage), or SLUG DATE for a stored day. OUT must not be there yet. Unless "
        "all proofs hold nothing is\nwritten, and the exit code is 8.",
    .options = options,
    .min_arguments = 2,
    .max_arguments = 3,
    .access = ACCESS_NONE,
    .run = run,
};
