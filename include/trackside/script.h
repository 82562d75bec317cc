/*
 * Data in a page's scripts: `var NAME = [ ... ];`. Nothing is evaluated. A literal of objects,
 * arrays, texts, numbers and bare words is read into a tree, as the site's JSON and as the
 * looser notation of its hand-written scripts (single quotes, bare names, trailing commas,
 * comments). Whatever else a script could hold there is refused.
 */
#ifndef TRACKSIDE_SCRIPT_H
#define TRACKSIDE_SCRIPT_H

#include "trackside/arena.h"
#include "trackside/error.h"

enum script_kind {
    SCRIPT_OBJECT,
    SCRIPT_ARRAY,
    SCRIPT_TEXT,
    SCRIPT_NUMBER, /* kept as it is written */
    SCRIPT_WORD,   /* true, false, null and other bare names */
};

struct script_value {
    enum script_kind kind;
    const char *name;                 /* in the object around it; NULL in an array */
    const char *text;                 /* of a text, number or word; UTF-8 */
    const struct script_value *first; /* what an object or array holds */
    const struct script_value *next;  /* beside it in the same object or array */
    size_t n_replaced; /* of the whole literal: escapes that are no character, now U+FFFD */
};

enum {
    SCRIPT_DEPTH = 32,      /* of nested objects and arrays */
    SCRIPT_VALUES = 200000, /* in one literal */
};

/*
 * Where the value of `var NAME = ` (or let, const, or a plain assignment) begins in a script.
 * Names in texts and comments do not count. False when there is none.
 */
bool script_find(struct bytes script, const char *name, struct bytes *ret_literal);

/*
 * The same for `NAME[anything] = `, an element of a table. More than one: the first that stands
 * behind `*rest`, which moves behind its name.
 */
bool script_find_element(struct bytes *rest, const char *name, struct bytes *ret_literal);

/*
 * Read the literal at the beginning of `literal`; what follows it is not looked at.
 * ERROR_UNKNOWN_PAGE when it is no literal, ends too early, or is over the limits above.
 */
int script_read(struct bytes literal, struct arena *arena, const struct script_value **ret_value,
                struct error *err);

/* A value of an object by its name (the last one, as a browser would have it), or NULL. */
const struct script_value *script_get(const struct script_value *object, const char *name);

/* A text or number of an object by its name; NULL for anything else. */
const char *script_get_text(const struct script_value *object, const char *name);

#endif
