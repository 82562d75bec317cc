/*
 * Page templates: HTML as it stands, with a few marks.
 *
 *   {{name}}               the value of that name
 *   {{#name}} ... {{/name}}  once for every item added under that name, or once when it has a value
 *   {{>name}}              the template name.html.in of the same directory
 *
 * Nothing is escaped: the site prints text as it is stored, and so do its copies. A name is looked
 * up in the item first and then in what surrounds it; a value that nobody set is an error.
 */
#ifndef TRACKSIDE_RENDER_TEMPLATE_H
#define TRACKSIDE_RENDER_TEMPLATE_H

#include <stddef.h>
#include <stdio.h>

struct fields;

struct fields *fields_new(void);
void fields_free(struct fields *fields); /* the items too; accepts NULL */

/* Names are borrowed, values are copied. */
void fields_set(struct fields *fields, const char *name, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Adds an item to the section NAME; it belongs to the fields it was added to. */
struct fields *fields_add(struct fields *fields, const char *name);

/* Fills DIRECTORY/NAME.html.in. */
void template_write(FILE *out, const char *directory, const char *name,
                    const struct fields *fields);

#endif
