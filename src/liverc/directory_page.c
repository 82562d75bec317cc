/*
 * https://live.liverc.com/, the track directory: one row for each track of the site, all of them
 * on one page of 600 KB.
 *
 *   table.track_list
 *     tr.clickable-row data-href="//wattlecreek.liverc.com/live/"   /results/ when nothing is on
 *       span.status_2   racing; status_1 OPEN PRACTICE, status_0 nothing, status_video_1 video
 *       strong  the track's name, quotes and apostrophes raw
 *       div.indent small  what runs there, left out when nothing does
 *       "1 minute ago", "last month"
 */
#include "readers.h"

#include "frame.h"
#include "labels.h"
#include "shape.h"
#include "shown_part.h"

#include <stdlib.h>
#include <string.h>

struct directory_list {
    struct reading *reading;
    struct directory_track *tracks;
    size_t n_tracks;
    size_t n_rows;
    size_t n_skipped;
};

const char *track_activity_name(enum track_activity activity)
{
    static const char *const names[] = {
        [TRACK_QUIET] = "quiet",
        [TRACK_PRACTICE] = "practice",
        [TRACK_RACING] = "racing",
    };
    return names[activity];
}

static struct place place_of(const struct directory_list *list, const char *part)
{
    return (struct place){.group = "row", .number = list->n_rows, .part = part};
}

static bool has_icon(const struct dom_node *row, const char *class_name)
{
    return dom_first(row, NULL, class_name) != NULL;
}

static enum track_activity read_activity(const struct dom_node *row)
{
    if (has_icon(row, "status_2"))
        return TRACK_RACING;
    return has_icon(row, "status_1") ? TRACK_PRACTICE : TRACK_QUIET;
}

static bool has_known_icon(const struct dom_node *row)
{
    return has_icon(row, "status_0") || has_icon(row, "status_1") || has_icon(row, "status_2");
}

/* "1 minute ago", "last month", "Yesterday": known words tell which of several texts is the age. */
static bool is_age(struct bytes text)
{
    return bytes_ends_with(text, BYTES(" ago")) || bytes_starts_with(text, BYTES("last ")) ||
           bytes_same(text, BYTES("yesterday")) || bytes_same(text, BYTES("today")) ||
           bytes_same(text, BYTES("just now"));
}

/* Text of its own, and neither the name nor what runs there; ends of names may sound like an age.
 */
static bool may_be_age(const struct dom_node *node, const struct dom_node *event)
{
    return dom_child(node, NULL) == NULL && !dom_is(node, "strong") && node != event &&
           !dom_holds(event, node);
}

/* Any text in its place: the last one of the row that is nothing else, in an element or beside the
 * name. */
static const char *read_age(const struct dom_node *row, struct arena *arena)
{
    const struct dom_node *event = dom_first(row, "div", "indent");
    const struct dom_node *cell = dom_parent(dom_first(row, "strong", NULL));
    const char *age = NULL;
    for (const struct dom_node *node = dom_first(row, NULL, NULL); node != NULL;
         node = dom_next(row, node, NULL, NULL)) {
        char room[DOM_LABEL_SIZE];
        struct bytes text =
            may_be_age(node, event) ? bytes_trim(dom_label(node, room)) : (struct bytes){0};
        if (text.size > 0)
            age = dom_text(node, arena);
        if (is_age(text))
            return age;
    }
    return age != NULL ? age : labels_unless_blank(dom_own_text(cell, arena));
}

static const char *read_event(const struct dom_node *row, struct arena *arena)
{
    const struct dom_node *indent = dom_first(row, "div", "indent");
    return labels_unless_blank(dom_text(dom_first(indent, "small", NULL), arena));
}

/* False, with the reason, when no track can be told from the row. */
static bool read_row(const struct dom_node *row, struct arena *arena,
                     struct directory_track *ret_track, const char **ret_why)
{
    const char *name = labels_unless_blank(dom_text(dom_first(row, "strong", NULL), arena));
    const char *href = dom_attribute(row, "data-href");
    const char *slug;
    struct error no_track;
    *ret_why = "the row has no name of a track";
    if (name == NULL)
        return false;
    *ret_why = "the row leads to no track's address";
    if (href == NULL || slug_read(href, arena, &slug, &no_track) < 0)
        return false;
    *ret_track = (struct directory_track){
        .slug = slug,
        .name = name,
        .event_name = read_event(row, arena),
        .age = read_age(row, arena),
        .activity = read_activity(row),
        .has_video = has_icon(row, "status_video_1"),
    };
    return true;
}

static void add_row(struct directory_list *list, const struct dom_node *row)
{
    struct reading *reading = list->reading;
    struct directory_track track;
    const char *why;
    list->n_rows++;
    if (!read_row(row, reading->arena, &track, &why)) {
        list->n_skipped++;
        findings_add(&reading->findings, FINDING_SKIPPED, place_of(list, NULL),
                     dom_text(row, reading->scratch), why);
        return;
    }
    if (!has_known_icon(row))
        findings_add(&reading->findings, FINDING_UNKNOWN, place_of(list, "status"), track.slug,
                     "no icon that is known, taken as quiet");
    if (track.age == NULL)
        findings_add(&reading->findings, FINDING_MISSING, place_of(list, "age"), track.slug,
                     "the row does not say when the track was last heard of");
    list->tracks = arena_grow(reading->arena, list->tracks, list->n_tracks, sizeof(*list->tracks));
    list->tracks[list->n_tracks++] = track;
}

/* ---- tracks listed twice: the first row of each stays ---- */

static int compare_slugs(const void *a, const void *b)
{
    const struct directory_track *one = *(const struct directory_track *const *)a;
    const struct directory_track *other = *(const struct directory_track *const *)b;
    int order = strcmp(one->slug, other->slug);
    return order != 0 ? order : (one > other) - (one < other);
}

static void mark_repeats(struct directory_list *list, bool *repeats)
{
    const struct directory_track **sorted =
        arena_new_array(list->reading->scratch, list->n_tracks, const struct directory_track *);
    for (size_t i = 0; i < list->n_tracks; i++)
        sorted[i] = &list->tracks[i];
    qsort(sorted, list->n_tracks, sizeof(const struct directory_track *), compare_slugs);
    for (size_t i = 1; i < list->n_tracks; i++) {
        if (strcmp(sorted[i]->slug, sorted[i - 1]->slug) != 0)
            continue;
        repeats[sorted[i] - list->tracks] = true;
        findings_add(&list->reading->findings, FINDING_DUPLICATE, PLACE("track_list"),
                     sorted[i]->slug, "the track is listed twice, the first row counts");
    }
}

static void drop_repeats(struct directory_list *list)
{
    bool *repeats = arena_new_array(list->reading->scratch, list->n_tracks, bool);
    size_t n = 0;
    mark_repeats(list, repeats);
    for (size_t i = 0; i < list->n_tracks; i++) {
        if (!repeats[i])
            list->tracks[n++] = list->tracks[i];
    }
    list->n_tracks = n;
}

/* Not of the headings. */
static bool is_of_track(const struct dom_node *row)
{
    return dom_has_class(row, "clickable-row") || dom_attribute(row, "data-href") != NULL ||
           dom_first(row, "strong", NULL) != NULL;
}

int directory_page_read(struct reading *reading, struct page_reading *ret_reading,
                        struct error *err)
{
    struct track_directory *directory = arena_new(reading->arena, struct track_directory);
    struct directory_list list = {.reading = reading};
    const struct dom_node *table;
    enum shown_part part;
    int r = shape_of_directory(reading, &table, err);
    if (r < 0)
        return r;
    for (const struct dom_node *row = dom_first(table, "tr", NULL); row != NULL;
         row = dom_next(table, row, "tr", NULL)) {
        if (is_of_track(row))
            add_row(&list, row);
    }
    r = shown_part_check(reading, list.n_rows, &part, err);
    if (r < 0)
        return r;
    if (list.n_tracks == 0)
        return error_set(err, ERROR_UNKNOWN_PAGE,
                         "the table of tracks has no row (class \"clickable-row\") with a name and "
                         "an address; please report it with the page");
    drop_repeats(&list);
    *directory = (struct track_directory){
        .tracks = list.tracks,
        .n_tracks = list.n_tracks,
        .n_skipped = list.n_skipped,
        .findings = reading->findings.items,
        .n_findings = reading->findings.n,
    };
    ret_reading->directory = directory;
    return 0;
}
