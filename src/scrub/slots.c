/*
 * Slots. The frames are those of liverc-pages: the driver is the text of a link to a session, the
 * cell behind a heading "Driver", the text in parentheses of the leaderboard and of the heading,
 * what stands before the clock of a box, and what follows "Practice Session for " in the title.
 */
#include "slots.h"

#include <stdlib.h>
#include <string.h>

/* One walk over the page. */
struct walk {
    struct bytes page;
    struct slots *slots;
};

static void add(struct walk *walk, enum scrub_kind kind, size_t begin, size_t end)
{
    struct slots *slots = walk->slots;

    if (begin >= end)
        return;
    slots->items = arena_grow(slots->arena, slots->items, slots->n, sizeof(struct slot));
    slots->items[slots->n++] = (struct slot){kind, begin, end};
}

static bool find_from(struct bytes page, size_t from, const char *needle, size_t *ret_at)
{
    size_t at;

    if (!bytes_find(bytes_skip(page, from), bytes_from_text(needle), &at))
        return false;
    *ret_at = from + at;
    return true;
}

/* ---- links and addresses ---- */

/* The id's digits behind "id=", within the value of an attribute. */
static void add_id(struct walk *walk, size_t begin, size_t end)
{
    size_t at, stop;

    if (!find_from(walk->page, begin, "id=", &at) || at >= end)
        return;
    at += strlen("id=");
    stop = at;
    while (stop < end && bytes_is_digit(walk->page.data[stop]))
        stop++;
    add(walk, SCRUB_SESSION, at, stop);
}

static void find_links(struct walk *walk)
{
    size_t at = 0, close, end;

    while (find_from(walk->page, at, "view_session", &at)) {
        size_t begin = at; /* of the address: the id may stand before the page's name */

        while (begin > 0 && strchr("\"'> \n", walk->page.data[begin - 1]) == NULL)
            begin--;
        at += strlen("view_session");
        close = at;
        while (close < walk->page.size && strchr("\"'> \n", walk->page.data[close]) == NULL)
            close++;
        add_id(walk, begin, close);
        if (find_from(walk->page, close, ">", &close) && find_from(walk->page, close, "</a>", &end))
            add(walk, SCRUB_DRIVER, close + 1, end);
    }
}

/* ---- cells ---- */

/* "<th>Driver</th>", then the cell behind it. */
static void find_cells(struct walk *walk, const char *heading, enum scrub_kind kind)
{
    size_t at = 0, begin, end;

    while (find_from(walk->page, at, heading, &at)) {
        size_t heading_begin = at;

        at += strlen(heading);
        if (heading_begin == 0 || walk->page.data[heading_begin - 1] != '>' ||
            !bytes_starts_with(bytes_trim(bytes_skip(walk->page, at)), BYTES("</th>")))
            continue;
        if (find_from(walk->page, at, "<td", &begin) && find_from(walk->page, begin, ">", &begin) &&
            find_from(walk->page, begin, "</td>", &end))
            add(walk, kind, begin + 1, end);
    }
}

/* ---- small print: "Class (chip)", "(driver)", and "(<small>driver</small>)" ---- */

static void add_small(struct walk *walk, size_t begin, size_t end)
{
    struct bytes text = bytes_trim(bytes_first(bytes_skip(walk->page, begin), end - begin));
    size_t open, text_begin = (size_t)(text.data - walk->page.data);

    if (begin > strlen("<small>") && walk->page.data[begin - strlen("<small>") - 1] == '(')
        add(walk, SCRUB_DRIVER, begin, end);
    if (text.size < 2 || text.data[text.size - 1] != ')' || !bytes_find_last(text, '(', &open))
        return;
    add(walk, SCRUB_TRANSPONDER, text_begin + open + 1, text_begin + text.size - 1);
    if (text.data[0] == '(')
        add(walk, SCRUB_DRIVER, text_begin + 1, text_begin + text.size - 1);
}

static void find_small(struct walk *walk)
{
    size_t at = 0, end;

    while (find_from(walk->page, at, "<small>", &at)) {
        at += strlen("<small>");
        if (find_from(walk->page, at, "</small>", &end))
            add_small(walk, at, end);
    }
}

/* ---- headings ---- */

static void find_title(struct walk *walk)
{
    static const char phrase[] = "Practice Session for ";
    size_t at = 0, end, on;

    while (find_from(walk->page, at, phrase, &at)) {
        struct bytes text;

        at += strlen(phrase);
        if (!find_from(walk->page, at, " :: LiveRC", &end))
            continue;
        text = bytes_first(bytes_skip(walk->page, at), end - at);
        for (on = text.size; on > 0; on--) {
            if (bytes_ends_with(bytes_first(text, on), BYTES(" on ")))
                break;
        }
        if (on > 0)
            add(walk, SCRUB_DRIVER, at, at + on - strlen(" on "));
    }
}

static void find_heading(struct walk *walk)
{
    static const char phrase[] = "Practice Session (";
    size_t at = 0, end, close;

    while (find_from(walk->page, at, phrase, &at)) {
        at += strlen(phrase);
        if (find_from(walk->page, at, "</h", &end) &&
            bytes_find_last(bytes_first(bytes_skip(walk->page, at), end - at), ')', &close))
            add(walk, SCRUB_DRIVER, at, at + close);
    }
}

/* "(2:43:27pm)" at the end of a text. */
static bool ends_in_clock(struct bytes text, size_t *ret_open)
{
    text = bytes_trim(text);
    return (bytes_ends_with(text, BYTES("am)")) || bytes_ends_with(text, BYTES("pm)"))) &&
           bytes_find_last(text, '(', ret_open) && *ret_open > 0;
}

static void find_boxes(struct walk *walk)
{
    size_t at = 0, end, open;

    while (find_from(walk->page, at, "panel-heading", &at)) {
        size_t begin;
        struct bytes text;

        at += strlen("panel-heading");
        if (!find_from(walk->page, at, "</div>", &end))
            continue;
        text = bytes_first(bytes_skip(walk->page, at), end - at);
        if (!bytes_find_last(text, '>', &begin))
            continue;
        begin += at + 1;
        text = bytes_first(bytes_skip(walk->page, begin), end - begin);
        if (ends_in_clock(bytes_trim(text), &open))
            add(walk, SCRUB_DRIVER, begin,
                (size_t)(bytes_trim(text).data - walk->page.data) + open);
    }
}

/* ---- the whole ---- */

static int compare_slots(const void *a, const void *b)
{
    const struct slot *left = a, *right = b;

    if (left->begin != right->begin)
        return left->begin < right->begin ? -1 : 1;
    return left->kind < right->kind ? -1 : left->kind > right->kind;
}

void slots_find(struct bytes page, struct arena *arena, struct slots *ret_slots)
{
    struct walk walk = {page, ret_slots};

    *ret_slots = (struct slots){.arena = arena};
    find_links(&walk);
    find_cells(&walk, "Driver", SCRUB_DRIVER);
    find_cells(&walk, "Transponder", SCRUB_TRANSPONDER);
    find_small(&walk);
    find_title(&walk);
    find_heading(&walk);
    find_boxes(&walk);
    if (ret_slots->n > 0)
        qsort(ret_slots->items, ret_slots->n, sizeof(struct slot), compare_slots);
}

struct bytes slot_bytes(const struct slot *slot, struct bytes page)
{
    return bytes_trim(bytes_first(bytes_skip(page, slot->begin), slot->end - slot->begin));
}
