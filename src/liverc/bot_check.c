/*
 * Answers of a proxy that wants to know whether a person is reading.
 */
#include "trackside/liverc.h"

#include <string.h>

enum {
    MARKS_WITHIN = 6000, /* bytes: in such pages the marks stand in the head */
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

/* What follows the first `<title ...>`, without blanks in front. */
static struct bytes title_text(struct bytes head)
{
    size_t at;
    if (!bytes_find(head, BYTES("<title"), &at))
        return (struct bytes){0};
    head = bytes_skip(head, at);
    if (!bytes_find(head, BYTES(">"), &at))
        return (struct bytes){0};
    return bytes_trim(bytes_skip(head, at + 1));
}

/* At its beginning: the titles of the site begin with a track's name. */
static bool has_title_of_check(struct bytes head)
{
    static const char *const titles[] = {"Just a moment", "Attention Required", "Access denied"};
    struct bytes title = title_text(head);
    for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++) {
        size_t size = strlen(titles[i]);
        if (title.size >= size && strncasecmp(title.data, titles[i], size) == 0)
            return true;
    }
    return false;
}

/*
 * A proxy may also add its script to a page that is let through, which then has the headings of
 * the site. "recaptcha" tells nothing: every page loads it for the log-in box.
 */
bool liverc_is_bot_check(struct bytes page)
{
    static const char *const marks[] = {"cf-browser-verification", "challenge-platform",
                                        "cf_chl_opt", NULL};
    static const char *const headings[] = {"page-breadcrumb", NULL};
    struct bytes head = bytes_first(page, MARKS_WITHIN);
    return has_title_of_check(head) || (contains_any(head, marks) && !contains_any(page, headings));
}
