/*
 * The front of a track's site: what goes on, where it is, and what it has had.
 *
 *   div.huge "2,149" + div.stats "Results This Month", four times; the first one is the state
 *   panel "About {Track}": address.small, a strong name and lines; "P:", "W:", "E:"
 *   table of "Lifetime Track Stats": Laps, Practice Sessions, Races, Entries, Events
 *
 * The mail address is hidden from robots: <a href="javascript:noSpam('user', 'domain')">.
 */
#include "readers.h"

#include "trackside/text.h"
#include "trackside/url.h"

#include "labels.h"
#include "shape.h"
#include "track_address.h"

#include <string.h>

/* ---- tiles ---- */

static const struct dom_node *huge_beside(const struct dom_node *stats)
{
    const struct dom_node *parent = dom_parent(stats);
    for (const struct dom_node *node = dom_child(parent, NULL); node != NULL;
         node = dom_sibling(node, NULL)) {
        if (dom_has_class(node, "huge"))
            return node;
    }
    return NULL;
}

/* "LIVE (Racing)" has more behind it when it is live. */
static bool read_state(struct reading *reading, const char *text, struct track_dashboard *dashboard)
{
    struct bytes state = bytes_from_text(text);
    size_t at;
    if (bytes_starts_with(state, BYTES("Track is Offline")))
        state = BYTES("Track is Offline");
    else if (bytes_starts_with(state, BYTES("LIVE (")) && bytes_find(state, BYTES(")"), &at))
        state = bytes_first(state, at + 1);
    else
        return false;
    dashboard->state = arena_text_of(reading->arena, state);
    dashboard->activity = TRACK_QUIET;
    if (bytes_equal_text(state, "LIVE (Racing)"))
        dashboard->activity = TRACK_RACING;
    else if (bytes_equal_text(state, "LIVE (Practice)"))
        dashboard->activity = TRACK_PRACTICE;
    else if (!bytes_equal_text(state, "Track is Offline"))
        findings_add(&reading->findings, FINDING_UNKNOWN, PLACE("state"), dashboard->state,
                     "nobody has met this state; taken as quiet");
    return true;
}

static void read_tile(struct reading *reading, const struct dom_node *stats,
                      struct track_dashboard *dashboard)
{
    const struct {
        const char *label;
        int64_t *count;
    } counts[] = {
        {"Results This Month", &dashboard->n_results_month},
        {"Sessions This Month", &dashboard->n_sessions_month},
        {"Videos This Month", &dashboard->n_videos_month},
    };
    const char *label = dom_text(stats, reading->scratch);
    const char *huge = dom_text(huge_beside(stats), reading->scratch);
    for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
        if (!labels_same(bytes_from_text(label), counts[i].label))
            continue;
        *counts[i].count =
            findings_count(&reading->findings, PLACE(counts[i].label), labels_unless_blank(huge));
        return;
    }
    if (dashboard->state == NULL && !read_state(reading, label, dashboard) &&
        !read_state(reading, huge, dashboard))
        findings_add(&reading->findings, FINDING_UNKNOWN, PLACE("stats"), label,
                     "a tile that is not known, and not read");
}

static void read_tiles(struct reading *reading, struct track_dashboard *dashboard)
{
    dashboard->n_results_month = dashboard->n_sessions_month = dashboard->n_videos_month = ABSENT;
    for (const struct dom_node *stats = dom_first(reading->root, "div", "stats"); stats != NULL;
         stats = dom_next(reading->root, stats, "div", "stats"))
        read_tile(reading, stats, dashboard);
    if (dashboard->state == NULL)
        findings_add(&reading->findings, FINDING_MISSING, PLACE("state"), NULL,
                     "no tile says whether the track is live");
}

/* ---- about ---- */

/* The part of 'user', 'domain' up to the next quote; false when there is none. */
static bool take_quoted(struct bytes *rest, struct bytes *ret_text)
{
    size_t at;
    if (!bytes_find(*rest, BYTES("'"), &at))
        return false;
    struct bytes text = bytes_skip(*rest, at + 1);
    if (!bytes_find(text, BYTES("'"), &at) || at == 0)
        return false;
    *ret_text = bytes_first(text, at);
    *rest = bytes_skip(text, at + 1);
    return true;
}

static const char *read_email(struct reading *reading, const struct dom_node *scope)
{
    struct bytes user, domain;
    for (const struct dom_node *a = dom_first(scope, "a", NULL); a != NULL;
         a = dom_next(scope, a, "a", NULL)) {
        struct bytes href = bytes_from_text(dom_attribute(a, "href"));
        if (!bytes_starts_with(href, BYTES("javascript:noSpam(")))
            continue;
        if (!take_quoted(&href, &user) || !take_quoted(&href, &domain)) {
            findings_add(&reading->findings, FINDING_UNREADABLE, PLACE("E"),
                         dom_attribute(a, "href"), "no user and domain");
            return NULL;
        }
        const char *email = arena_format(reading->arena, "%.*s@%.*s", (int)user.size, user.data,
                                         (int)domain.size, domain.data);
        const char *shown = dom_text(a, reading->scratch);
        if (strchr(shown, '@') != NULL && strcmp(shown, email) != 0)
            findings_add(&reading->findings, FINDING_DISAGREES, PLACE("E"), shown,
                         arena_format(reading->scratch, "the link has %s", email));
        return labels_unless_blank(text_squeeze(bytes_from_text(email), reading->arena));
    }
    return NULL;
}

/* The link behind "W:": the first one to another site that is neither mail nor telephone. */
static const char *read_website(struct reading *reading, const struct dom_node *scope)
{
    struct url url;
    for (const struct dom_node *a = dom_first(scope, "a", NULL); a != NULL;
         a = dom_next(scope, a, "a", NULL)) {
        const char *href = dom_attribute(a, "href");
        if (href != NULL && url_split(bytes_trim(bytes_from_text(href)), &url) && url.host.size > 0)
            return arena_text_of(reading->arena, bytes_trim(bytes_from_text(href)));
    }
    return NULL;
}

/* What follows "P:"; NULL for "N/A". */
static const char *value_of(struct dom_lines lines, const char *label)
{
    const char *value = labels_line(lines, label);
    return value == NULL || strcmp(value, "N/A") == 0 ? NULL : value;
}

static bool is_contact(const char *line)
{
    return strlen(line) >= 2 && strchr("PWE", line[0]) != NULL && line[1] == ':';
}

static void read_lines(struct reading *reading, const struct dom_node *address,
                       struct track_dashboard *dashboard)
{
    struct dom_lines lines = dom_lines(address, reading->arena);
    const char *name = dom_text(dom_first(address, "strong", NULL), reading->scratch);
    const char **kept = arena_new_array(reading->scratch, lines.n_items, const char *);
    size_t n = 0;
    for (size_t i = 0; i < lines.n_items && !is_contact(lines.items[i]); i++) {
        if (lines.items[i][0] != '\0' && (n > 0 || strcmp(lines.items[i], name) != 0))
            kept[n++] = lines.items[i];
    }
    track_address_read(reading, kept, n, dashboard);
    dashboard->phone = value_of(lines, "P");
    dashboard->website = read_website(reading, address);
    if (dashboard->website == NULL)
        dashboard->website = value_of(lines, "W");
    dashboard->email = read_email(reading, address);
    if (dashboard->email == NULL)
        dashboard->email = value_of(lines, "E");
}

static const char *source_with(const struct dom_node *scope, const char *name, const char *mark)
{
    for (const struct dom_node *node = dom_first(scope, name, NULL); node != NULL;
         node = dom_next(scope, node, name, NULL)) {
        const char *source = dom_attribute(node, "src");
        if (source != NULL && strstr(source, mark) != NULL)
            return source;
    }
    return NULL;
}

/* What the box says beside the address. */
static const char *read_description(struct reading *reading, const struct dom_node *box,
                                    const struct dom_node *address)
{
    struct arena *scratch = reading->scratch;
    const struct dom_node *body = dom_first(box, "div", "panel-body");
    const char *text = dom_own_text(body, scratch);
    for (const struct dom_node *node = dom_child(body, NULL); node != NULL;
         node = dom_sibling(node, NULL)) {
        if (!dom_holds(node, address) && !dom_is(node, "script"))
            text = arena_format(scratch, "%s %s", text, dom_text(node, scratch));
    }
    return labels_unless_blank(text_squeeze(bytes_from_text(text), reading->arena));
}

static bool read_about(struct reading *reading, struct track_dashboard *dashboard)
{
    const char *rest;
    const struct panel *panel = panel_headed(reading->panels, "About", &rest);
    const struct dom_node *box = panel == NULL ? NULL : panel->box;
    const struct dom_node *address = dom_first(box, "address", NULL);
    if (address == NULL) {
        findings_add(&reading->findings, FINDING_MISSING, PLACE("address"), NULL,
                     "the page does not tell where the track is");
        return false;
    }
    read_lines(reading, address, dashboard);
    dashboard->logo_url =
        arena_text(reading->arena, source_with(box, "img", "assets.livetimescoring.com"));
    dashboard->description = read_description(reading, box, address);
    return true;
}

/* ---- map, facebook, stats ---- */

/* `q` of the map's address. */
static const char *read_map(struct reading *reading)
{
    const char *source = source_with(reading->root, "iframe", "q=");
    struct bytes query = bytes_from_text(source), part, decoded;
    size_t at;
    if (!bytes_find(query, BYTES("?"), &at))
        return NULL;
    query = bytes_skip(query, at + 1);
    while (bytes_split(&query, '&', &part)) {
        if (bytes_starts_with(part, BYTES("amp;")))
            part = bytes_skip(part, strlen("amp;"));
        if (bytes_starts_with(part, BYTES("q=")) &&
            url_decode(bytes_skip(part, 2), reading->scratch, &decoded)) {
            size_t n_bad;
            decoded = text_repair(decoded, reading->scratch, &n_bad);
            return labels_unless_blank(text_squeeze(decoded, reading->arena));
        }
    }
    return NULL;
}

static const char *read_facebook(struct reading *reading)
{
    const struct dom_node *plugin = dom_first(reading->root, "div", "fb-page");
    const char *href = dom_attribute(plugin, "data-href");
    for (const struct panel *panel = reading->panels; href == NULL && panel != NULL;
         panel = panel->next) {
        for (const struct dom_node *a = dom_first(panel->box, "a", NULL); a != NULL && href == NULL;
             a = dom_next(panel->box, a, "a", NULL)) {
            const char *candidate = dom_attribute(a, "href");
            if (candidate != NULL && strstr(candidate, "facebook.com/") != NULL)
                href = candidate;
        }
    }
    return href == NULL ? NULL
                        : labels_unless_blank(text_squeeze(bytes_from_text(href), reading->arena));
}

static bool read_stats(struct reading *reading, struct track_dashboard *dashboard)
{
    const struct {
        const char *label;
        int64_t *count;
    } counts[] = {
        {"Laps", &dashboard->n_laps},     {"Practice Sessions", &dashboard->n_sessions},
        {"Races", &dashboard->n_races},   {"Entries", &dashboard->n_entries},
        {"Events", &dashboard->n_events},
    };
    static const char *const known[] = {"Laps", "Practice Sessions", "Races", "Entries", "Events",
                                        NULL};
    const struct dom_node *table = labels_table(reading->root, "Practice Sessions");
    for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++)
        *counts[i].count = findings_count(&reading->findings, PLACE(counts[i].label),
                                          labels_text(table, counts[i].label, reading->scratch));
    if (table != NULL)
        findings_labels(&reading->findings, table, known, reading->scratch);
    else
        findings_add(&reading->findings, FINDING_MISSING, PLACE("Lifetime Track Stats"), NULL,
                     "the page does not count what the track has had");
    return table != NULL;
}

int dashboard_page_read(struct reading *reading, struct page_reading *ret_reading,
                        struct error *err)
{
    struct track_dashboard *dashboard = arena_new(reading->arena, struct track_dashboard);
    dashboard->track_name = reading->frame.track_name;
    read_tiles(reading, dashboard);
    bool has_about = read_about(reading, dashboard);
    bool has_stats = read_stats(reading, dashboard);
    if (!has_about && !has_stats)
        return shape_missing(reading, "dashboard",
                             "box \"About ...\" with an address and no \"Lifetime Track Stats\"",
                             err);
    dashboard->map_query = read_map(reading);
    dashboard->facebook_url = read_facebook(reading);
    dashboard->findings = reading->findings.items;
    dashboard->n_findings = reading->findings.n;
    ret_reading->dashboard = dashboard;
    return 0;
}
