/*
 * JSON trees, kept by cJSON. The only file that knows it.
 *
 * cJSON holds numbers as doubles, so numbers of ours go in as raw text, and come out of it
 * again. It prints with tabs and lets control characters of terminals pass, so the printer
 * is ours.
 */
#include "trackside/json.h"

#include "trackside/cleanup.h"
#include "trackside/heap.h"

#include "json_escape.h"

#include <cjson/cJSON.h>
#include <inttypes.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Every whole number up to this size has a double of its own. */
static const double LARGEST_EXACT = 9007199254740992.0;

static cJSON *node_of(struct json *json)
{
    return (cJSON *)json;
}

static const cJSON *const_node_of(const struct json *json)
{
    return (const cJSON *)json;
}

/* What cJSON cannot have it would take for a text that is no JSON. */
static void *cjson_malloc(size_t size)
{
    void *memory = malloc(size);

    if (memory == NULL)
        heap_exhausted();
    return memory;
}

static void set_hooks(void)
{
    cJSON_InitHooks(&(cJSON_Hooks){.malloc_fn = cjson_malloc, .free_fn = free});
}

/* Before each tree. */
static void prepare(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, set_hooks);
}

/* A node that cJSON could not make is a want of memory. */
static cJSON *made(cJSON *node)
{
    if (!node)
        heap_exhausted();
    return node;
}

struct json *json_new_object(void)
{
    prepare();
    return (struct json *)made(cJSON_CreateObject());
}

struct json *json_new_array(void)
{
    prepare();
    return (struct json *)made(cJSON_CreateArray());
}

void json_free(struct json *json)
{
    cJSON_Delete(node_of(json));
}

void json_free_at(struct json **json)
{
    json_free(*json);
}

static cJSON *new_text(const char *text)
{
    return made(text ? cJSON_CreateString(text) : cJSON_CreateNull());
}

struct json *json_new_text(const char *text)
{
    prepare();
    return (struct json *)new_text(text);
}

struct json *json_new_bool(bool value)
{
    return (struct json *)made(cJSON_CreateBool(value));
}

static cJSON *new_raw(const char *text)
{
    return made(text ? cJSON_CreateRaw(text) : cJSON_CreateNull());
}

static cJSON *new_int(int64_t value)
{
    char text[NUMBER_TEXT_SIZE];

    snprintf(text, sizeof(text), "%" PRId64, value);
    return new_raw(is_absent(value) ? NULL : text);
}

static cJSON *new_thousandths(int64_t value)
{
    char text[NUMBER_TEXT_SIZE];

    return new_raw(is_absent(value) ? NULL : number_format_ms(value, text));
}

static void put_node(struct json *object, const char *key, cJSON *node)
{
    if (!cJSON_AddItemToObject(node_of(object), key, node))
        heap_exhausted();
}

static void append_node(struct json *array, cJSON *node)
{
    if (!cJSON_AddItemToArray(node_of(array), node))
        heap_exhausted();
}

void json_put_text(struct json *object, const char *key, const char *text)
{
    put_node(object, key, new_text(text));
}

void json_put_int(struct json *object, const char *key, int64_t value)
{
    put_node(object, key, new_int(value));
}

void json_put_bool(struct json *object, const char *key, bool value)
{
    put_node(object, key, made(cJSON_CreateBool(value)));
}

void json_put_null(struct json *object, const char *key)
{
    put_node(object, key, made(cJSON_CreateNull()));
}

void json_put_thousandths(struct json *object, const char *key, int64_t value)
{
    put_node(object, key, new_thousandths(value));
}

void json_put(struct json *object, const char *key, struct json *child)
{
    put_node(object, key, child ? node_of(child) : made(cJSON_CreateNull()));
}

void json_put_raw(struct json *object, const char *key, const char *text)
{
    put_node(object, key, new_raw(text));
}

void json_replace(struct json *object, const char *key, struct json *child)
{
    cJSON *node = child ? node_of(child) : made(cJSON_CreateNull());

    if (json_get(object, key) == NULL)
        put_node(object, key, node);
    else if (!cJSON_ReplaceItemInObjectCaseSensitive(node_of(object), key, node))
        heap_exhausted();
}

struct json *json_copy(const struct json *json)
{
    return (struct json *)made(cJSON_Duplicate(const_node_of(json), true));
}

void json_append(struct json *array, struct json *child)
{
    append_node(array, child ? node_of(child) : made(cJSON_CreateNull()));
}

void json_append_int(struct json *array, int64_t value)
{
    append_node(array, new_int(value));
}

void json_append_text(struct json *array, const char *text)
{
    append_node(array, new_text(text));
}

void json_append_thousandths(struct json *array, int64_t value)
{
    append_node(array, new_thousandths(value));
}

static bool is_whole(double value)
{
    return value >= -LARGEST_EXACT && value <= LARGEST_EXACT && value == (double)(int64_t)value;
}

/* A number that was read. Infinity, as of 1e999, has no form in JSON and becomes null. */
static void write_number(double value, struct buffer *out)
{
    cJSON number = {.type = cJSON_Number, .valuedouble = value};
    char text[64];

    if (is_whole(value))
        buffer_printf(out, "%" PRId64, (int64_t)value);
    else if (cJSON_PrintPreallocated(&number, text, sizeof(text), false))
        buffer_append_text(out, text);
}

enum {
    ON_ONE_LINE = -1,       /* instead of a depth */
    LONGEST_LEAF = 1 << 20, /* bytes of a number or a word, by far */
};

static void write_node(const cJSON *node, int depth, struct buffer *out);

static void write_line_break(int depth, struct buffer *out)
{
    if (depth == ON_ONE_LINE)
        return;
    buffer_append_char(out, '\n');
    for (int i = 0; i < depth; i++)
        buffer_append_text(out, "  ");
}

/* The children of an object or array between its brackets. */
static void write_children(const cJSON *node, int depth, struct buffer *out)
{
    int inner = depth == ON_ONE_LINE ? ON_ONE_LINE : depth + 1;

    for (const cJSON *child = node->child; child; child = child->next) {
        write_line_break(inner, out);
        if (cJSON_IsObject(node)) {
            json_escape(child->string, out);
            buffer_append_text(out, depth == ON_ONE_LINE ? ":" : ": ");
        }
        write_node(child, inner, out);
        if (child->next)
            buffer_append_char(out, ',');
    }
    if (node->child)
        write_line_break(depth, out);
}

static void write_node(const cJSON *node, int depth, struct buffer *out)
{
    if (cJSON_IsObject(node) || cJSON_IsArray(node)) {
        buffer_append_char(out, cJSON_IsObject(node) ? '{' : '[');
        write_children(node, depth, out);
        buffer_append_char(out, cJSON_IsObject(node) ? '}' : ']');
    } else if (cJSON_IsString(node)) {
        json_escape(node->valuestring, out);
    } else if (cJSON_IsRaw(node)) {
        buffer_append_text(out, node->valuestring);
    } else if (cJSON_IsNumber(node)) {
        write_number(node->valuedouble, out);
    } else if (cJSON_IsBool(node)) {
        buffer_append_text(out, cJSON_IsTrue(node) ? "true" : "false");
    } else {
        buffer_append_text(out, "null");
    }
}

void json_write(const struct json *json, bool pretty, struct buffer *out)
{
    write_node(const_node_of(json), pretty ? 0 : ON_ONE_LINE, out);
}

static void free_at(char **memory)
{
    free(*memory);
}

/* cJSON reads one byte beyond a slice that does not end in a NUL (CVE-2023-53154). */
static char *terminated_copy(struct bytes text)
{
    char *copy = heap_alloc(text.size + 1);

    if (text.size > 0)
        memcpy(copy, text.data, text.size);
    return copy;
}

/* A NUL, also an escaped one, would cut a text short in silence. */
static bool holds_nul(struct bytes text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '\0')
            return true;
        if (text.data[i] != '\\')
            continue;
        if (bytes_starts_with(bytes_skip(text, i), BYTES("\\u0000")))
            return true;
        i++;
    }
    return false;
}

int json_read(struct bytes text, struct json **ret_json, size_t *ret_used, struct error *err)
{
    char *copy CLEANUP(free_at) = terminated_copy(text);
    struct json *json CLEANUP(json_free_at) = NULL;
    const char *end = copy;
    size_t used;

    prepare();
    json = (struct json *)cJSON_ParseWithLengthOpts(copy, text.size + 1, &end, false);
    used = (size_t)(end - copy);
    if (!json)
        return error_set(err, ERROR_FAILED,
                         "This is not JSON: byte %zu is not what may stand there.", used + 1);
    if (holds_nul(bytes_first(text, used)))
        return error_set(err, ERROR_FAILED, "The JSON holds a NUL character, which no text may.");
    if (!ret_used && bytes_trim(bytes_skip(text, used)).size > 0)
        return error_set(err, ERROR_FAILED, "The JSON ends at byte %zu, and more follows.", used);
    if (ret_used)
        *ret_used = used;
    *ret_json = json;
    json = NULL;
    return 0;
}

/* The next number of a JSON text that stands in no string; there is one. */
static struct bytes next_number(const char *text)
{
    while (*text != '-' && (*text < '0' || *text > '9')) {
        if (*text++ != '"')
            continue;
        for (; *text != '"'; text++)
            text += *text == '\\';
        text++;
    }
    return (struct bytes){text, strspn(text, "-+.eE0123456789")};
}

/* Tree and text have their numbers in the same order. Returns the text behind the last one. */
static const char *take_numbers(cJSON *node, const char *text)
{
    struct bytes number;

    for (cJSON *child = node->child; child; child = child->next)
        text = take_numbers(child, text);
    if (!cJSON_IsNumber(node))
        return text;
    number = next_number(text);
    node->valuestring = terminated_copy(number);
    node->type = cJSON_Raw;
    return number.data + number.size;
}

int json_read_exact(const char *text, struct json **ret_json, struct error *err)
{
    int r = json_read(bytes_from_text(text), ret_json, NULL, err);

    if (r == 0)
        take_numbers(node_of(*ret_json), text);
    return r;
}

const struct json *json_get(const struct json *object, const char *key)
{
    return (const struct json *)cJSON_GetObjectItemCaseSensitive(const_node_of(object), key);
}

const struct json *json_at(const struct json *array, size_t index)
{
    if (!json_is_array(array) || index > INT_MAX)
        return NULL;
    return (const struct json *)cJSON_GetArrayItem(const_node_of(array), (int)index);
}

size_t json_length(const struct json *array)
{
    return json_is_array(array) ? (size_t)cJSON_GetArraySize(const_node_of(array)) : 0;
}

const char *json_text(const struct json *json)
{
    return cJSON_GetStringValue(const_node_of(json));
}

int64_t json_int(const struct json *json)
{
    const cJSON *node = const_node_of(json);
    int64_t value;

    if (cJSON_IsRaw(node))
        return number_read_int(bytes_from_text(node->valuestring), &value) ? value : ABSENT;
    if (!cJSON_IsNumber(node) || !is_whole(node->valuedouble))
        return ABSENT;
    return (int64_t)node->valuedouble;
}

const char *json_get_text(const struct json *object, const char *key)
{
    return json_text(json_get(object, key));
}

int64_t json_get_int(const struct json *object, const char *key)
{
    return json_int(json_get(object, key));
}

bool json_is_array(const struct json *json)
{
    return cJSON_IsArray(const_node_of(json));
}

bool json_is_number(const struct json *json)
{
    return cJSON_IsNumber(const_node_of(json));
}

bool json_is_null(const struct json *json)
{
    return cJSON_IsNull(const_node_of(json));
}

const struct json *json_next(const struct json *element)
{
    return element != NULL ? (const struct json *)const_node_of(element)->next : NULL;
}

static const cJSON *member_at(const struct json *object, size_t index)
{
    const cJSON *node = const_node_of(object);

    if (!cJSON_IsObject(node) || index > INT_MAX)
        return NULL;
    return cJSON_GetArrayItem(node, (int)index);
}

const char *json_key_at(const struct json *object, size_t index)
{
    const cJSON *node = member_at(object, index);

    return node != NULL ? node->string : NULL;
}

const struct json *json_member_at(const struct json *object, size_t index)
{
    return (const struct json *)member_at(object, index);
}

/* A walk over the leaves of a tree. */
struct json_visit {
    struct arena *arena;
    void (*visit)(void *context, const char *path, const char *text);
    void *context;
};

static const char *leaf_text(const cJSON *node, struct arena *arena)
{
    struct buffer text CLEANUP(buffer_deinit) = {0};

    if (cJSON_IsNull(node))
        return NULL;
    if (cJSON_IsString(node))
        return arena_text(arena, node->valuestring);
    buffer_init(&text, LONGEST_LEAF);
    write_node(node, ON_ONE_LINE, &text);
    return arena_text(arena, buffer_text(&text));
}

static void walk(const struct json_visit *visit, const cJSON *node, const char *path)
{
    const cJSON *child = node->child;

    if (child == NULL) {
        visit->visit(visit->context, path, leaf_text(node, visit->arena));
        return;
    }
    for (int i = 0; child != NULL; child = child->next, i++) {
        const char *inner = cJSON_IsArray(node) ? arena_format(visit->arena, "%s[%d]", path, i)
                            : path[0] == '\0'
                                ? child->string
                                : arena_format(visit->arena, "%s.%s", path, child->string);

        walk(visit, child, arena_text(visit->arena, inner));
    }
}

void json_walk(const struct json *json, struct arena *arena,
               void (*visit)(void *context, const char *path, const char *text), void *context)
{
    const struct json_visit all = {.arena = arena, .visit = visit, .context = context};

    if (json != NULL)
        walk(&all, const_node_of(json), "");
}
