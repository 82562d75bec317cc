/*
 * The way in for every page, whatever its kind.
 *
 * An answer with status 200 need not be the page that was asked for: it may be a bot check, or
 * end where the connection broke. Every page of the site ends in `</html>`; half a page parses
 * without complaint into fewer rows, so its end is looked for first.
 */
#include "frame.h"

#include "trackside/text.h"

#include "labels.h"
#include "page_limits.h"

#include <string.h>

enum {
    BOT_MARKS_WITHIN = 6000, /* bytes: in such pages the marks stand in the head */
};

static bool contains_any(struct bytes text, const char *const *marks)
{
    size_t at;
    for (; *marks != NULL; marks++) {
        if (bytes_find(text, bytes_from_text(*marks), &at))
            return true;
    }
    return false;
}

static struct bytes raw_title(struct bytes head)
{
    size_t begin, size;
    if (!bytes_find(head, BYTES("<title"), &begin))
        return (struct bytes){0};
    head = bytes_skip(head, begin);
    return bytes_find(head, BYTES("</title"), &size) ? bytes_first(head, size) : head;
}

/* "recaptcha" tells nothing: every page loads it for the log-in box. */
static bool is_bot_check(struct bytes page)
{
    static const char *const marks[] = {"cf-browser-verification", "challenge-platform",
                                        "cf_chl_opt", NULL};
    static const char *const titles[] = {"Just a moment", "Attention Required", "Access denied",
                                         NULL};
    struct bytes head = bytes_first(page, BOT_MARKS_WITHIN);
    return contains_any(head, marks) || contains_any(raw_title(head), titles);
}

static bool is_whole(struct bytes page)
{
    static const char *const ends[] = {"</html", "</HTML", NULL};
    return contains_any(page, ends);
}

static int check_answer(struct bytes page, struct error *err)
{
    if (bytes_trim(page).size == 0)
        return error_set(err, ERROR_UNKNOWN_PAGE, "the page is empty: fetch it again");
    if (is_bot_check(page))
        return error_set(err, ERROR_UNKNOWN_PAGE,
                         "the site answered with a bot check and not with the page: leave it alone "
                         "for a while, then try again");
    if (page.size > LIMIT_PAGE_SIZE || is_whole(page))
        return page_limits_check(page, err);
    return error_set(err, ERROR_UNKNOWN_PAGE,
                     "the page is cut off, it ends without \"</html>\": fetch it again");
}

static const char *heading(const struct dom_node *root, const char *name, struct arena *arena)
{
    return labels_unless_blank(dom_text(dom_first(root, name, "page-header"), arena));
}

static const char *track_of_title(const char *title, struct arena *arena)
{
    struct bytes text = bytes_from_text(title);
    size_t at;
    if (!bytes_find(text, BYTES(" :: "), &at))
        return NULL;
    return arena_text_of(arena, bytes_first(text, at));
}

static struct frame read_frame(const struct dom_node *root, struct arena *arena)
{
    struct frame frame = {
        .title = labels_unless_blank(dom_text(dom_first(root, "title", NULL), arena)),
        .track_name = heading(root, "h1", arena),
        .subject = heading(root, "h3", arena),
        .when = heading(root, "h5", arena),
    };
    if (frame.track_name == NULL)
        frame.track_name = track_of_title(frame.title, arena);
    return frame;
}

int frame_open(struct bytes page, struct arena *arena, struct dom **ret_dom,
               struct frame *ret_frame, struct error *err)
{
    size_t n_bad;
    int r = check_answer(page, err);
    if (r == 0)
        r = dom_open(text_repair(page, arena, &n_bad), ret_dom, err);
    if (r < 0)
        return r;
    *ret_frame = read_frame(dom_root(*ret_dom), arena);
    return 0;
}
