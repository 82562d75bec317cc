/*
 * The way in for every page, whatever its kind.
 *
 * An answer with status 200 need not be the page that was asked for: it may be a bot check, or
 * end where the connection broke. Every page of the site ends in `</html>`; half a page parses
 * without complaint into fewer rows, so its end is looked for first.
 */
#include "frame.h"

#include "trackside/html.h"
#include "trackside/text.h"

#include "labels.h"
#include "link.h"

#include <string.h>

struct job {
    struct bytes page;
    struct arena *arena;
    frame_reader *reader;
    void *result;
    enum page_form form; /* what the page is if reading ends here */
};

static bool begins_with_tag(struct bytes page)
{
    if (bytes_starts_with(page, BYTES("\xEF\xBB\xBF")))
        page = bytes_skip(page, 3);
    return bytes_starts_with(bytes_trim(page), BYTES("<"));
}

/* What can be told from the bytes alone. */
static int check_answer(struct job *job, struct error *err)
{
    job->form = PAGE_FORM_EMPTY;
    if (bytes_trim(job->page).size == 0)
        return error_set(err, ERROR_UNKNOWN_PAGE, "the page is empty: fetch it again");
    job->form = PAGE_FORM_BOT_CHECK;
    if (liverc_is_bot_check(job->page))
        return error_set(err, ERROR_UNKNOWN_PAGE,
                         "the site answered with a bot check and not with the page: leave it alone "
                         "for a while, then try again");
    job->form = PAGE_FORM_UNPARSABLE;
    if (!begins_with_tag(job->page))
        return error_set(
            err, ERROR_UNKNOWN_PAGE,
            "the answer is no HTML page, it does not begin with \"<\": please report it");
    return 0;
}

/* ---- the frame ---- */

static const char *heading(const struct reading *reading, const char *name)
{
    const struct dom_node *node = dom_first(reading->root, name, "page-header");
    return labels_unless_blank(dom_text(node, reading->arena));
}

static const char *meta_property(const struct reading *reading, const char *name)
{
    const struct dom_node *meta = dom_first(reading->root, "meta", NULL);
    for (; meta != NULL; meta = dom_next(reading->root, meta, "meta", NULL)) {
        const char *property = dom_attribute(meta, "property");
        if (property != NULL && strcmp(property, name) == 0)
            return labels_unless_blank(
                text_squeeze(bytes_from_text(dom_attribute(meta, "content")), reading->arena));
    }
    return NULL;
}

static const char *own_address(const struct reading *reading)
{
    const struct dom_node *link = dom_first(reading->root, "link", NULL);
    for (; link != NULL; link = dom_next(reading->root, link, "link", NULL)) {
        const char *relation = dom_attribute(link, "rel");
        if (relation != NULL && strcasecmp(relation, "canonical") == 0)
            return labels_unless_blank(arena_text(reading->arena, dom_attribute(link, "href")));
    }
    return meta_property(reading, "og:url");
}

static const char *track_of_title(const char *title, struct arena *arena)
{
    struct bytes text = bytes_from_text(title);
    size_t at;
    if (!bytes_find(text, BYTES(" :: "), &at))
        return NULL;
    return arena_text_of(arena, bytes_first(text, at));
}

struct bytes frame_subject_of_title(const char *title)
{
    struct bytes text = bytes_from_text(title), end = BYTES(" :: LiveRC");
    bool has_track = false;
    size_t at;
    if (!bytes_ends_with(text, end))
        return (struct bytes){0};
    text = bytes_first(text, text.size - end.size);
    while (bytes_find(text, BYTES(" :: "), &at)) {
        text = bytes_skip(text, at + strlen(" :: "));
        has_track = true;
    }
    return has_track ? text : (struct bytes){0};
}

/* A quote in a name ends the attribute early, since the site prints it raw. */
static bool is_cut_at_quote(const char *whole, const char *cut)
{
    size_t size = strlen(cut);
    const char *quote = strchr(whole, '"');
    return quote != NULL && strncmp(whole, cut, size) == 0 &&
           strspn(whole + size, " ") == (size_t)(quote - whole) - size;
}

static void check_titles(struct reading *reading)
{
    struct frame *frame = &reading->frame;
    struct findings *findings = &reading->findings;
    if (frame->title == NULL && frame->og_title != NULL) {
        findings_add(findings, FINDING_FALLBACK, PLACE("title"), frame->og_title,
                     "the title is empty, og:title stands in");
        frame->title = frame->og_title;
    } else if (frame->title == NULL) {
        findings_add(findings, FINDING_MISSING, PLACE("title"), NULL, "the page has no title");
    } else if (frame->og_title != NULL && strcmp(frame->title, frame->og_title) != 0 &&
               !is_cut_at_quote(frame->title, frame->og_title)) {
        findings_add(findings, FINDING_DISAGREES, PLACE("og:title"), frame->og_title,
                     arena_format(reading->scratch, "the title is \"%s\"", frame->title));
    }
}

/* "{Track}'s Events", "{Track}'s Dashboard" */
static bool is_of_track(const char *heading, const char *track)
{
    struct bytes whole = bytes_from_text(heading), name = bytes_from_text(track);
    return name.size > 0 && bytes_starts_with(whole, name) &&
           bytes_starts_with(bytes_skip(whole, name.size), BYTES("'s "));
}

static void check_track_name(struct reading *reading)
{
    struct frame *frame = &reading->frame;
    const char *of_title = track_of_title(frame->title, reading->arena);
    if (is_of_track(frame->track_name, of_title)) {
        frame->track_name = of_title;
        return;
    }
    if (frame->track_name == NULL) {
        frame->track_name = of_title;
        findings_add(&reading->findings, FINDING_FALLBACK, PLACE("h1"), of_title,
                     "no heading names the track, the title stands in");
        return;
    }
    /* The name itself may hold " :: ". */
    struct bytes name = bytes_from_text(frame->track_name);
    if (frame->title != NULL && !bytes_starts_with(bytes_from_text(frame->title), name))
        findings_add(&reading->findings, FINDING_DISAGREES, PLACE("h1"), frame->track_name,
                     arena_format(reading->scratch, "the title is \"%s\"", frame->title));
}

static void read_frame(struct reading *reading)
{
    reading->frame = (struct frame){
        .title =
            labels_unless_blank(dom_text(dom_first(reading->root, "title", NULL), reading->arena)),
        .og_title = meta_property(reading, "og:title"),
        .address = own_address(reading),
        .track_name = heading(reading, "h1"),
        .subject = heading(reading, "h3"),
        .when = heading(reading, "h5"),
    };
    check_titles(reading);
    check_track_name(reading);
}

/* ---- reading ---- */

/* What some reader asks for. No comment or script of the site links to a session: one that does has
 * swallowed rows. */
static const struct html_rules rules = {
    .what = "page of LiveRC",
    .attributes =
        (const char *const[]){"class", "content", "data-driver-id", "data-href", "data-sort",
                              "href", "id", "property", "rel", "selected", "src", "value", NULL},
    .watched = LINK_SESSION,
};

static void check_markup(struct reading *reading, const struct html_page *page)
{
    struct findings *findings = &reading->findings;
    if (page->n_bad_texts > 0)
        findings_add(findings, FINDING_BAD_TEXT, PLACE("page"), NULL,
                     arena_format(reading->scratch, "%zu bad UTF-8 sequence%s replaced by U+FFFD",
                                  page->n_bad_texts, page->n_bad_texts == 1 ? "" : "s"));
    if (page->n_rows != page->n_tree_rows)
        findings_add(findings, FINDING_MARKUP, PLACE("tr"), NULL,
                     arena_format(reading->scratch,
                                  "the page has %zu table rows, the HTML parser kept %zu",
                                  page->n_rows, page->n_tree_rows));
    if (page->n_watched > 0)
        findings_add(
            findings, FINDING_MARKUP, PLACE("comment or script"), NULL,
            arena_format(reading->scratch, "%zu links to sessions stand in it", page->n_watched));
}

static int read_tree(void *context, const struct html_page *page, struct arena *scratch,
                     struct error *err)
{
    struct job *job = context;
    struct reading reading = {.arena = job->arena,
                              .scratch = scratch,
                              .root = page->root,
                              .findings = {.arena = job->arena}};
    if (page->root == NULL) {
        job->form = PAGE_FORM_TRUNCATED;
        return error_set(err, ERROR_UNKNOWN_PAGE,
                         "the page is cut off, it ends without \"</html>\": fetch it again");
    }
    check_markup(&reading, page);
    reading.panels = panels_read(reading.root, scratch);
    read_frame(&reading);
    return job->reader(&reading, job->result, err);
}

int frame_read_form(struct bytes page, struct arena *arena, frame_reader *reader, void *result,
                    enum page_form *ret_form, struct error *err)
{
    struct job job = {page, arena, reader, result, PAGE_FORM_UNPARSABLE};
    int r = check_answer(&job, err);
    if (r == 0)
        r = html_read(page, &rules, read_tree, &job, arena, err);
    if (r < 0)
        *ret_form = job.form;
    return r;
}

int frame_read(struct bytes page, struct arena *arena, frame_reader *reader, void *result,
               struct error *err)
{
    enum page_form form;
    return frame_read_form(page, arena, reader, result, &form, err);
}
