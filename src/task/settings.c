/* The settings and where their values come from. */
#include "trackside/settings.h"

#include "trackside/file.h"
#include "trackside/page_kind.h"
#include "trackside/text.h"

#include <ini.h>
#include <string.h>

#define BUILT_IN "built in"

enum {
    LARGEST_FILE = 1024 * 1024,
};

/* ---- one value ---- */

static bool read_switch(struct bytes text, int64_t *ret_value)
{
    if (bytes_equal(text, BYTES("true"))) {
        *ret_value = 1;
        return true;
    }
    if (bytes_equal(text, BYTES("false"))) {
        *ret_value = 0;
        return true;
    }
    return false;
}

static bool read_value(const struct setting *setting, const char *text, int64_t *ret_number)
{
    struct bytes bytes = bytes_from_text(text);

    *ret_number = 0;
    switch (setting->type) {
    case SETTING_COUNT:
        return number_read_int(bytes, ret_number);
    case SETTING_SECONDS:
        return number_read_ms(bytes, ret_number);
    case SETTING_SWITCH:
        return read_switch(bytes, ret_number);
    case SETTING_TEXT:
        break;
    }
    return true;
}

/* "1 to 20", "true or false": what a value may be, for the sentence about one that may not. */
static const char *describe_range(const struct setting *setting, struct arena *arena)
{
    char low[NUMBER_TEXT_SIZE], high[NUMBER_TEXT_SIZE];

    switch (setting->type) {
    case SETTING_COUNT:
        return arena_format(arena, "a whole number from %lld to %lld", (long long)setting->min,
                            (long long)setting->max);
    case SETTING_SECONDS:
        return arena_format(arena, "seconds from %s to %s", number_format_ms(setting->min, low),
                            number_format_ms(setting->max, high));
    case SETTING_SWITCH:
        return "true or false";
    case SETTING_TEXT:
        break;
    }
    return "a line of text";
}

static bool is_in_range(const struct setting *setting, const char *text, int64_t number)
{
    if (setting->type == SETTING_TEXT)
        return strpbrk(text, "\r\n") == NULL; /* it goes into a request header */
    return number >= setting->min && number <= setting->max;
}

static int set_value(struct settings *settings, size_t index, const char *text, const char *origin,
                     struct arena *arena, struct error *err)
{
    const struct setting *setting = &setting_table[index];
    int64_t number;

    if (!read_value(setting, text, &number) || !is_in_range(setting, text, number))
        return error_set(err, ERROR_USAGE, "%s is '%s' (%s), but it must be %s", setting->key, text,
                         origin, describe_range(setting, arena));
    settings->values[index] = (struct setting_value){
        .text = arena_text(arena, text), .number = number, .origin = arena_text(arena, origin)};
    return 0;
}

static int find_key(const char *key, const char *origin, size_t *ret_index, struct error *err)
{
    const char *keys[N_SETTINGS];
    const char *nearest;

    for (size_t i = 0; i < N_SETTINGS; i++) {
        keys[i] = setting_table[i].key;
        if (strcmp(keys[i], key) == 0) {
            *ret_index = i;
            return 0;
        }
    }
    nearest = text_nearest(key, keys, N_SETTINGS);
    if (nearest != NULL)
        return error_set(err, ERROR_USAGE, "there is no setting '%s' (%s); did you mean %s?", key,
                         origin, nearest);
    return error_set_hint(err, ERROR_USAGE, HINT_LIST_SETTINGS, "there is no setting '%s' (%s)",
                          key, origin);
}

/* ---- where values come from ---- */

void settings_init(struct settings *settings, struct arena *arena)
{
    struct error impossible; /* the table is ours, and tested */

    for (size_t i = 0; i < N_SETTINGS; i++)
        set_value(settings, i, setting_table[i].built_in, BUILT_IN, arena, &impossible);
}

int settings_put(struct settings *settings, const char *key, const char *value, const char *origin,
                 struct arena *arena, struct error *err)
{
    size_t index;
    int r = find_key(key, origin, &index, err);

    return r < 0 ? r : set_value(settings, index, value, origin, arena, err);
}

/* What inih's callback needs, and what came of it. */
struct file_load {
    struct settings *settings;
    struct arena *arena;
    const char *path;
    struct error *err;
    int result;
};

/* [fetch] concurrency = 3 is fetch.concurrency. Returning 0 tells inih to note the line. */
static int take_line(void *user, const char *section, const char *name, const char *value)
{
    struct file_load *load = user;
    const char *key = section[0] != '\0' ? arena_format(load->arena, "%s.%s", section, name) : name;

    if (load->result != 0)
        return 1;
    load->result = settings_put(load->settings, key, value, load->path, load->arena, load->err);
    return load->result == 0;
}

int settings_load(struct settings *settings, const char *path, struct arena *arena,
                  struct error *err)
{
    struct file_load load = {.settings = settings, .arena = arena, .path = path, .err = err};
    struct bytes content;
    int line, r = file_read_chosen(path, LARGEST_FILE, arena, &content, err);

    if (r == ERROR_NOT_FOUND)
        return 0;
    if (r < 0)
        return r;
    if (memchr(content.data, '\0', content.size) != NULL)
        return error_set(err, ERROR_USAGE, "%s holds a NUL byte, so it is no configuration", path);
    line = ini_parse_string(content.data, take_line, &load);
    if (load.result != 0)
        return load.result;
    if (line != 0)
        return error_set(err, ERROR_USAGE,
                         "line %d of %s is neither a [section] nor a `key = value`", line, path);
    return 0;
}

/* ---- as the mirror's policy ---- */

static const char *user_agent(const struct settings *settings, struct arena *arena)
{
    const char *own = settings->values[FETCH_USER_AGENT].text;
    const char *contact = settings->values[FETCH_CONTACT].text;
    const char *name = own[0] != '\0' ? own : "trackside/" TRACKSIDE_VERSION;

    return contact[0] != '\0' ? arena_format(arena, "%s (contact: %s)", name, contact) : name;
}

int64_t settings_number(const struct settings *settings, const char *key)
{
    for (size_t i = 0; i < N_SETTINGS; i++)
        if (strcmp(setting_table[i].key, key) == 0)
            return settings->values[i].number;
    return ABSENT;
}

/* What the table of page kinds names settings for. */
static void set_page_rules(const struct settings *settings, struct mirror_policy *policy)
{
    for (enum page_kind kind = 0; kind < PAGE_N_KINDS; kind++) {
        const struct page_kind_row *row = page_kind_row(kind);
        const char *settled_ttl = row->settled_ttl != NULL ? row->settled_ttl : row->ttl;

        policy->timeout_ms[kind] = settings_number(settings, row->timeout);
        policy->ttl_s[kind] = settings_number(settings, row->ttl);
        policy->settled_ttl_s[kind] = settings_number(settings, settled_ttl);
    }
}

void settings_policy(const struct settings *settings, struct arena *arena,
                     struct mirror_policy *ret_policy)
{
    const struct setting_value *v = settings->values;

    *ret_policy = (struct mirror_policy){
        .discovery_per_minute = v[FETCH_DISCOVERY_PER_MINUTE].number,
        .discovery_per_day = v[FETCH_DISCOVERY_PER_DAY].number,
        .session_per_minute = v[FETCH_SESSION_PER_MINUTE].number,
        .burst = v[FETCH_BURST].number,
        .spreads_loopback = strcmp(v[FETCH_BURST].origin, BUILT_IN) != 0,
        .obeys_robots = v[FETCH_ROBOTS].number != 0,
        .concurrency = v[FETCH_CONCURRENCY].number,
        .connect_timeout_ms = v[FETCH_CONNECT_TIMEOUT].number,
        .retries = v[FETCH_RETRIES].number,
        .retry_base_ms = v[FETCH_RETRY_BASE_MS].number,
        .max_body_size = v[FETCH_MAX_BODY_MIB].number * 1024 * 1024,
        .user_agent = user_agent(settings, arena),
        .ca_file = v[FETCH_CA_FILE].text[0] != '\0' ? v[FETCH_CA_FILE].text : NULL,
        .slow_s = v[FETCH_SLOW_TIMEOUT].number,
        .current_month_ttl_s = v[CACHE_TTL_CURRENT_MONTH].number,
        .settled_after_s = v[CACHE_SETTLED_AFTER_HOURS].number * 3600,
        .stale_if_error = v[CACHE_STALE_IF_ERROR].number != 0,
        .host_pause_s = v[FETCH_HOST_PAUSE].number,
        .max_wait_ms = v[FETCH_MAX_WAIT].number,
        .deadline_ms = v[FETCH_DEADLINE].number,
    };
    set_page_rules(settings, ret_policy);
}
