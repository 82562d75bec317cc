/*
 * Human text, UTF-8: repair, display, folding and likeness.
 */
#ifndef TRACKSIDE_TEXT_H
#define TRACKSIDE_TEXT_H

#include "trackside/arena.h"
#include "trackside/buffer.h"

/*
 * Valid UTF-8 without NUL: each bad sequence (and each NUL) becomes U+FFFD and is
 * counted. Returns the input itself when nothing is wrong, else a copy in the arena.
 */
struct bytes text_repair(struct bytes text, struct arena *arena, size_t *ret_n_bad);

/* White space of every kind (also no-break spaces) folded to single blanks, ends trimmed. */
char *text_squeeze(struct bytes text, struct arena *arena);

/*
 * Fit for a terminal: C0 and C1 controls, DEL, bidi controls and bad UTF-8 are shown as
 * \xNN (or \u{NNNN}), so that no page can speak to the terminal. Everything else as is.
 */
char *text_for_terminal(const char *text, struct arena *arena);

/* The same for a text of any bytes and of many lines: the ends of lines and tabs stay. */
char *text_lines_for_terminal(struct bytes text, struct arena *arena);

/*
 * A key for finding, never for identity: case, accents and punctuation folded away, words
 * separated by single blanks ("José  ÑANDÚ" and "jose nandu" are one).
 */
char *text_fold(const char *text, struct arena *arena);

/*
 * The same for a person, however the name is written: "O'Brien, Sean", "SEAN OBRIEN" and
 * "Sean  O Brien" have one key, "seanobrien". For search and suggestions only: people may share it.
 */
char *text_name_key(const char *name, struct arena *arena);

/*
 * The key of a class: names that only case, accents or punctuation tell apart are one class ("1/10
 * Buggy", "1-10 BUGGY"), but a `+` counts ("40+" is not "40"). A name that has nothing but
 * punctuation is its own key. The SQL function class_key of our connections gives the same.
 */
char *text_class_key(const char *name, struct arena *arena);

/* Does a class's name hold a text, by the keys of both? The empty text is in none. */
bool text_class_has(const char *name, const char *wanted, struct arena *arena);

/* Is the text found in a person's name, as text_fold_has or by its key? */
bool text_name_has(const char *name, const char *wanted, struct arena *arena);

/* Does a name hold a text, both folded? Nothing but punctuation is in no name, nor in NULL. */
bool text_fold_has(const char *name, const char *wanted, struct arena *arena);

/* Lower case, character by character, in no locale. */
char *text_lower(const char *text, struct arena *arena);

/* Only letters, numbers, underscores and white space of any script; the rest vanishes. */
char *text_keep_words(const char *text, struct arena *arena);

/* How many characters (code points) it has. */
size_t text_n_characters(struct bytes text);

/* Of n candidates the one most like a mistyped word, or NULL when none is near. */
const char *text_nearest(const char *word, const char *const *candidates, size_t n);

#endif
