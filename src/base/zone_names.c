/* Which names are zones of a track, and what was meant by the others. */
#include "trackside/zone_names.h"

#include "scan.h"
#include "zone_places.h"
#include "zone_table.h"

#include "trackside/file.h"
#include "trackside/text.h"

#include <string.h>

enum {
    TABLE_CEILING = 4 * 1024 * 1024,
    SECONDS_PER_HOUR = 3600,
    MAX_HOURS = 23,
};

/* tzdata.zi begins "# version 2025b". */
const char *zone_data_release(struct arena *arena)
{
    const struct bytes beginning = BYTES("# version ");
    const char *path = arena_format(arena, "%s/tzdata.zi", zone_directory());
    struct bytes text, line;

    if (file_read_whole(path, TABLE_CEILING, arena, &text, NULL) < 0 ||
        !bytes_split(&text, '\n', &line) || !bytes_starts_with(line, beginning))
        return NULL;
    return arena_text_of(arena, bytes_skip(line, beginning.size));
}

/* ---- what a name is ---- */

/* The areas of the zone data in which places are. */
static bool is_place(const char *name)
{
    static const char *const areas[] = {"Africa/", "America/",  "Antarctica/", "Arctic/",
                                        "Asia/",   "Atlantic/", "Australia/",  "Europe/",
                                        "Indian/", "Pacific/"};

    for (size_t i = 0; i < sizeof(areas) / sizeof(areas[0]); i++)
        if (strncmp(name, areas[i], strlen(areas[i])) == 0)
            return true;
    return false;
}

/* EST, EST5EDT and their like, which some releases of the data link to a place that shows them. */
static bool is_abbreviation(const char *name)
{
    size_t size = strlen(name);

    return size >= 3 && name[size - 1] == 'T' &&
           strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == size;
}

static const char *today_of_place(const struct zone_table *table, const char *name)
{
    const char *today = zone_table_today(table, name);

    return is_place(today) && !is_abbreviation(name) ? today : NULL;
}

const char *zone_today(const char *name, struct arena *arena)
{
    struct zone_table table;

    zone_table_read(arena, &table);
    return today_of_place(&table, name);
}

/* ---- what was meant ---- */

/* A word that is no zone of a track. */
struct guess {
    const char *word;
    const struct zone_table *table;
    int64_t now;
    struct arena *arena;
    struct error *err;
};

/* `places` may be meant; NULL: nobody knows. */
static int refuse(const struct guess *guess, const char *reason, const char *places)
{
    if (places == NULL)
        return error_set(guess->err, ERROR_USAGE,
                         "'%s' %s; give the IANA name of a place, such as Australia/Sydney",
                         guess->word, reason);
    return error_set(guess->err, ERROR_USAGE, "'%s' %s; did you mean %s?", guess->word, reason,
                     places);
}

/* "+10", "-9:30", "+0930", in seconds; behind a word also "10". */
static bool scan_hours(struct bytes rest, bool is_behind_word, int *ret_offset)
{
    bool is_negative = scan_char(&rest, '-');
    bool has_sign = is_negative || scan_char(&rest, '+');
    int hours, minutes = 0;

    if (scan_int(&rest, 4, 4, &hours)) {
        minutes = hours % 100;
        hours /= 100;
    } else if (!scan_int(&rest, 1, 2, &hours) ||
               (scan_char(&rest, ':') && !scan_int(&rest, 2, 2, &minutes))) {
        return false;
    }
    if (rest.size > 0 || hours > MAX_HOURS || minutes > 59 || (!has_sign && !is_behind_word))
        return false;
    *ret_offset = hours * SECONDS_PER_HOUR + minutes * 60;
    if (is_negative)
        *ret_offset = -*ret_offset;
    return true;
}

static bool skip_word(struct bytes *rest, const char *word)
{
    struct bytes beginning = bytes_from_text(word);

    if (!bytes_starts_with(*rest, beginning))
        return false;
    *rest = bytes_skip(*rest, beginning.size);
    return true;
}

/* "GMT+10", "utc+9:30", "+10", and the other way round "Etc/GMT+10". 0 when it is none. */
static int refuse_offset(const struct guess *guess)
{
    struct bytes rest = bytes_from_text(text_lower(guess->word, guess->arena));
    struct zone_sight sight = {.abbreviation = NULL};
    bool is_turned = skip_word(&rest, "etc/");
    bool is_behind_word;
    const char *reason = "is an offset from UTC, which does not tell when clocks are changed";

    is_behind_word = skip_word(&rest, "gmt") || skip_word(&rest, "utc") || skip_word(&rest, "ut");
    if (!scan_hours(rest, is_behind_word, &sight.offset))
        return 0;
    if (is_turned && sight.offset != 0) {
        sight.offset = -sight.offset;
        reason = arena_format(guess->arena,
                              "is an offset, %s UTC since its sign is turned round, and does not "
                              "tell when clocks are changed",
                              sight.offset < 0 ? "behind" : "ahead of");
    }
    return refuse(guess, reason, zone_places_with(guess->table, &sight, guess->now, guess->arena));
}

/* "AEST"; "EST5EDT" by both of its abbreviations. 0 when no clock shows it. */
static int refuse_abbreviation(const struct guess *guess)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    size_t n = strspn(guess->word, letters);
    size_t n_digits = strspn(guess->word + n, "0123456789");
    const char *second = guess->word + n + n_digits;
    struct zone_sight sight = {.abbreviation =
                                   arena_text_of(guess->arena, (struct bytes){guess->word, n}),
                               .second = second[0] != '\0' ? second : NULL};
    const char *places;

    if (n < 3 || second[strspn(second, letters)] != '\0')
        return 0;
    places = zone_places_with(guess->table, &sight, guess->now, guess->arena);
    if (places == NULL && !is_abbreviation(guess->word))
        return 0;
    return refuse(guess, "abbreviates what clocks show, and a track's zone is a place", places);
}

/* Names of the zone data that are nobody's zone. 0 for any other. */
static int refuse_other(const struct guess *guess)
{
    static const char *const nowhere[] = {
        "utc",     "uct",      "zulu",    "universal",     "gmt",           "greenwich", "etc/utc",
        "etc/uct", "etc/zulu", "etc/gmt", "etc/universal", "etc/greenwich", "z"};
    const char *word = text_lower(guess->word, guess->arena);

    if (strcmp(word, "factory") == 0)
        return refuse(guess, "is a placeholder within the time-zone data", NULL);
    if (strcmp(word, "localtime") == 0 || strcmp(word, "posixrules") == 0)
        return refuse(guess, "is a setting of this computer", NULL);
    if (strncmp(word, "posix/", 6) == 0 || strncmp(word, "right/", 6) == 0) {
        const char *today = today_of_place(guess->table, guess->word + 6);

        return refuse(guess, "is of a second set of zones within the time-zone data",
                      today != NULL && zone_exists(today) ? today : NULL);
    }
    for (size_t i = 0; i < sizeof(nowhere) / sizeof(nowhere[0]); i++)
        if (strcmp(word, nowhere[i]) == 0)
            return refuse(guess, "is no place's own time", NULL);
    return 0;
}

/* What is behind the last slash: "Sydney". */
static const char *city_of(const char *name)
{
    const char *slash = strrchr(name, '/');

    return slash ? slash + 1 : name;
}

/* The whole names are tried, then the cities alone, folded: "new york" is America/New_York. */
static const char *nearest_name(const char *name, const char *const *names, size_t n,
                                struct arena *arena)
{
    const char **keys = arena_new_array(arena, 2 * n, const char *);
    const char *nearest;

    for (size_t i = 0; i < n; i++) {
        keys[i] = text_fold(names[i], arena);
        keys[n + i] = text_fold(city_of(names[i]), arena);
    }
    nearest = text_nearest(text_fold(name, arena), keys, 2 * n);
    for (size_t i = 0; nearest && i < 2 * n; i++) {
        if (keys[i] == nearest)
            return names[i % n];
    }
    return NULL;
}

/* Old names are tried as well, and give today's. */
static int refuse_mistyped(const struct guess *guess)
{
    const struct zone_table *table = guess->table;
    const char **names =
        arena_new_array(guess->arena, table->n_places + table->n_links, const char *);
    const char *nearest;
    size_t n = 0;

    for (size_t i = 0; i < table->n_places; i++)
        names[n++] = table->places[i].name;
    for (size_t i = 0; i < table->n_links; i++)
        if (today_of_place(table, table->links[i].name) != NULL)
            names[n++] = table->links[i].name;
    nearest = nearest_name(guess->word, names, n, guess->arena);
    if (nearest != NULL && zone_exists(zone_table_today(table, nearest)))
        return error_set(guess->err, ERROR_USAGE, "there is no time zone '%s'; did you mean %s?",
                         guess->word, zone_table_today(table, nearest));
    return error_set(guess->err, ERROR_USAGE,
                     "there is no time zone '%s'; give an IANA name such as Australia/Sydney",
                     guess->word);
}

int zone_choose(const char *word, int64_t now, struct arena *arena, const char **ret_name,
                struct error *err)
{
    struct zone_table table;
    struct guess guess = {.word = word, .table = &table, .now = now, .arena = arena, .err = err};
    const struct zone *ignored;
    const char *name;
    int r;

    zone_table_read(arena, &table);
    name = today_of_place(&table, word);
    r = name != NULL ? zone_open(name, arena, &ignored, err) : ERROR_NOT_FOUND;
    if (r == 0)
        *ret_name = name;
    if (r != ERROR_NOT_FOUND)
        return r;
    r = refuse_offset(&guess);
    if (r == 0)
        r = refuse_abbreviation(&guess);
    if (r == 0)
        r = refuse_other(&guess);
    return r == 0 ? refuse_mistyped(&guess) : r;
}

/* ---- what a store has ---- */

int zone_open_of_track(const char *slug, const char *name, struct arena *arena,
                       const struct zone **ret_zone, struct error *err)
{
    struct zone_table table;
    const char *today;
    int r;

    *ret_zone = NULL;
    if (name == NULL)
        return 0;
    r = zone_open(name, arena, ret_zone, err);
    if (r != ERROR_NOT_FOUND)
        return r;
    zone_table_read(arena, &table);
    today = today_of_place(&table, name);
    if (today == NULL && table.n_links > 0)
        return error_set_hint_about(err, ERROR_FAILED, HINT_ZONE_OF_PLACE, slug, NULL,
                                    "%s is in %s, which is no zone of a track", slug, name);
    if (today != NULL && strcmp(today, name) != 0)
        return error_set_hint_about(err, ERROR_FAILED, HINT_ZONE_OF_TODAY, slug, today,
                                    "%s is in %s, which the time-zone data of this system do not "
                                    "have unless tzdata-legacy is installed",
                                    slug, name);
    return error_set(err, ERROR_FAILED,
                     "%s is in %s, which the time-zone data of this system do not have; %s", slug,
                     name,
                     table.n_links > 0 ? "bring tzdata up to date"
                                       : "install tzdata-legacy if it is an old name, else bring "
                                         "tzdata up to date");
}
