/*
 * The names of HTML's character references; the table is made at build (make_reference_names.py).
 */
#ifndef TRACKSIDE_HTML_REFERENCE_NAMES_H
#define TRACKSIDE_HTML_REFERENCE_NAMES_H

#include <stddef.h>

struct reference_name {
    const char *name; /* "eacute;", and "eacute" where it may stand without its `;` */
    const char *text; /* one character or two, UTF-8 */
};

/* In the order of strcmp. */
extern const struct reference_name reference_names[];
extern const size_t n_reference_names;

enum {
    REFERENCE_NAME_SIZE = 32, /* the longest has one less */
};

#endif
