/*
 * No page of the site has such a link: all rows are in the HTML, and a script shows them in parts.
 * Should one appear, it must not be missed. It is known by its relation or by its words, which no
 * link of the site's menus has.
 */
#include "next_page.h"

#include "labels.h"
#include "link.h"

#include <string.h>

static bool has_relation(const struct dom_node *link)
{
    const char *relation = dom_attribute(link, "rel");
    return relation != NULL && strcasecmp(relation, "next") == 0;
}

static bool has_words(const struct dom_node *link)
{
    static const char *const words[] = {
        "next",          "next page",         "older",  "\xC2\xBB",     "\xE2\x80\xBA", ">", ">>",
        "next \xC2\xBB", "next \xE2\x80\xBA", "next >", "more sessions"};
    char room[DOM_LABEL_SIZE];
    struct bytes text = dom_label(link, room);
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (text.size > 0 && labels_same(text, words[i]))
            return true;
    }
    return false;
}

/* A mere "#" is a button of the script's; "Next" may well be the next day. */
static bool leads_on(const struct dom_node *link, struct date date, struct arena *scratch)
{
    const char *href = dom_attribute(link, "href");
    if (href == NULL || href[0] == '\0' || href[0] == '#')
        return false;
    if (strncasecmp(href, "javascript:", strlen("javascript:")) == 0)
        return false;
    if (strstr(href, "view_session") != NULL)
        return false; /* almost all links of the page, and none of these */
    return (has_relation(link) || (dom_is(link, "a") && has_words(link))) &&
           link_goes_on(href, date, scratch);
}

static const struct dom_node *find_link(const struct reading *reading, const char *name,
                                        struct date date)
{
    const struct dom_node *link = dom_first(reading->root, name, NULL);
    while (link != NULL && !leads_on(link, date, reading->scratch))
        link = dom_next(reading->root, link, name, NULL);
    return link;
}

const char *next_page_find(struct reading *reading, struct date date)
{
    const struct dom_node *link = find_link(reading, "link", date);
    if (link == NULL)
        link = find_link(reading, "a", date);
    if (link == NULL)
        return NULL;
    const char *href = arena_text(reading->arena, dom_attribute(link, "href"));
    findings_add(&reading->findings, FINDING_NEXT_PAGE, PLACE("a"), href,
                 "the list goes on there; what is there is not part of this result");
    return href;
}
