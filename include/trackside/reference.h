/*
 * Character references of HTML: "&eacute;", "&#233;", "&#xE9;", and what browsers make of those
 * that are not quite one. By the standard's section "Character reference state", whatever the
 * release of libxml2 does with them.
 */
#ifndef TRACKSIDE_REFERENCE_H
#define TRACKSIDE_REFERENCE_H

#include "trackside/bytes.h"

struct reference {
    size_t size;    /* of what is read, without the `&` */
    char text[8];   /* UTF-8 without NUL; ends with one */
    bool is_number; /* "#233", not a name */
};

/*
 * The reference that `text` begins with, behind its `&`. Old names may stand without their `;`
 * ("eacute"), but in an attribute not where a letter, digit or `=` follows, so that addresses stay
 * what they are. Numbers from 128 to 159 are Windows-1252; one that is no character is U+FFFD.
 * False when it is none: the `&` is itself.
 */
bool reference_read(struct bytes text, bool in_attribute, struct reference *ret_reference);

#endif
