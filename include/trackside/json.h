/*
 * JSON trees: built for output, read from manifests and page data.
 *
 * A tree is owned by whoever made it until it is added to another. Times are printed
 * from integers, never through floating point. Texts must be valid UTF-8.
 */
#ifndef TRACKSIDE_JSON_H
#define TRACKSIDE_JSON_H

#include "trackside/arena.h"
#include "trackside/buffer.h"
#include "trackside/error.h"
#include "trackside/number.h"

struct json; /* one value: object, array, text, number, true, false or null */

struct json *json_new_object(void);
struct json *json_new_array(void);
struct json *json_new_text(const char *text);
struct json *json_new_bool(bool value);
void json_free(struct json *json);
void json_free_at(struct json **json); /* for CLEANUP */

/* Add to an object under key. A NULL text and an ABSENT number become null. */
void json_put_text(struct json *object, const char *key, const char *text);
void json_put_int(struct json *object, const char *key, int64_t value);
void json_put_bool(struct json *object, const char *key, bool value);
void json_put_null(struct json *object, const char *key);
/* Thousandths with three decimals: 30500 -> 30.500. For lap times in ms and percentages. */
void json_put_thousandths(struct json *object, const char *key, int64_t value);
/* Takes the child over; a NULL child becomes null. */
void json_put(struct json *object, const char *key, struct json *child);
/* Text that is already JSON, as it is; NULL becomes null. */
void json_put_raw(struct json *object, const char *key, const char *text);
/* As json_put, in the place of a member of that name; at the end when there is none. */
void json_replace(struct json *object, const char *key, struct json *child);

/* A tree of its own that is equal. */
struct json *json_copy(const struct json *json);

/* Add at the end of an array. */
void json_append(struct json *array, struct json *child); /* takes it over */
void json_append_int(struct json *array, int64_t value);
void json_append_text(struct json *array, const char *text);
void json_append_thousandths(struct json *array, int64_t value);

/* Write the tree: on one line, or indented by two blanks for people. No newline at the end. */
void json_write(const struct json *json, bool pretty, struct buffer *out);

/*
 * Read one JSON value from the start of text. *ret_used (may be NULL) is how many bytes it
 * took; when NULL, nothing but white space may follow. Depth is limited.
 */
int json_read(struct bytes text, struct json **ret_json, size_t *ret_used, struct error *err);

/* The same for a whole text, and numbers are written again as they stand in it: 39.910, not 39.91.
 */
int json_read_exact(const char *text, struct json **ret_json, struct error *err);

/* Look around in a tree. All accept NULL, and give NULL, ABSENT or 0 for what is not there. */
const struct json *json_get(const struct json *object, const char *key);
const struct json *json_at(const struct json *array, size_t index);
size_t json_length(const struct json *array);
const char *json_text(const struct json *json); /* NULL when not a text */
int64_t json_int(const struct json *json);      /* ABSENT when not whole */
const char *json_get_text(const struct json *object, const char *key);
int64_t json_get_int(const struct json *object, const char *key);
bool json_is_array(const struct json *json);
bool json_is_number(const struct json *json);
bool json_is_null(const struct json *json); /* the value null; a NULL pointer is none */
/* The element behind one of an array; NULL after the last. */
const struct json *json_next(const struct json *element);
/* The name of an object's member by its number, for members that one does not know; NULL after the
 * last. */
const char *json_key_at(const struct json *object, size_t index);
/* Its value, also where an earlier member has the same name. */
const struct json *json_member_at(const struct json *object, size_t index);

/*
 * Call `visit` for every value that holds no others, in order, with its path
 * ("sessions[3].lap_count") and its text: NULL for null, else as JSON writes it, texts without
 * quotes. Both live in the arena.
 */
void json_walk(const struct json *json, struct arena *arena,
               void (*visit)(void *context, const char *path, const char *text), void *context);

#endif
