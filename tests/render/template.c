/* Page templates: the values given to them, and filling them in. */

#include "template.h"

#include "fail.h"
#include "file.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* A value (text is set) or a section (items are). */
struct field {
    const char *name;
    char *text;
    struct fields **items;
    size_t n_items;
};

struct fields {
    const struct fields *outer;
    struct field *all;
    size_t n;
};

/* Text between two places, in the template being filled. */
struct span {
    const char *start;
    const char *end;
};

struct filling {
    FILE *out;
    const char *directory;
    const char *template_name;
};

struct fields *fields_new(void)
{
    struct fields *fields = calloc(1, sizeof(*fields));

    if (fields == NULL)
        fail("out of memory");
    return fields;
}

void fields_free(struct fields *fields)
{
    if (fields == NULL)
        return;
    for (size_t i = 0; i < fields->n; i++) {
        for (size_t k = 0; k < fields->all[i].n_items; k++)
            fields_free(fields->all[i].items[k]);
        free(fields->all[i].items);
        free(fields->all[i].text);
    }
    free(fields->all);
    free(fields);
}

static struct field *find_own(const struct fields *fields, struct span name)
{
    size_t size = (size_t)(name.end - name.start);

    for (size_t i = 0; i < fields->n; i++) {
        struct field *field = &fields->all[i];

        if (strlen(field->name) == size && memcmp(field->name, name.start, size) == 0)
            return field;
    }
    return NULL;
}

static struct field *find_or_add(struct fields *fields, const char *name)
{
    struct field *field = find_own(fields, (struct span){name, name + strlen(name)});

    if (field != NULL)
        return field;
    fields->all = reallocarray(fields->all, fields->n + 1, sizeof(*fields->all));
    if (fields->all == NULL)
        fail("out of memory");
    field = &fields->all[fields->n++];
    *field = (struct field){.name = name};
    return field;
}

void fields_set(struct fields *fields, const char *name, const char *format, ...)
{
    struct field *field = find_or_add(fields, name);
    va_list arguments;

    free(field->text);
    va_start(arguments, format);
    if (vasprintf(&field->text, format, arguments) < 0)
        fail("out of memory");
    va_end(arguments);
}

struct fields *fields_add(struct fields *fields, const char *name)
{
    struct field *field = find_or_add(fields, name);
    struct fields *item = fields_new();

    item->outer = fields;
    field->items = reallocarray(field->items, field->n_items + 1, sizeof(struct fields *));
    if (field->items == NULL)
        fail("out of memory");
    field->items[field->n_items++] = item;
    return item;
}

static const struct field *find(const struct fields *fields, struct span name)
{
    const struct field *field = NULL;

    for (; fields != NULL && field == NULL; fields = fields->outer)
        field = find_own(fields, name);
    return field;
}

static const char *find_text(struct span in, const char *text)
{
    return memmem(in.start, (size_t)(in.end - in.start), text, strlen(text));
}

static void write_span(const struct filling *filling, struct span span,
                       const struct fields *fields);

static void write_value(const struct filling *filling, struct span name,
                        const struct fields *fields)
{
    const struct field *field = find(fields, name);

    if (field == NULL || field->text == NULL)
        fail("template %s: no value for {{%.*s}}", filling->template_name,
             (int)(name.end - name.start), name.start);
    fputs(field->text, filling->out);
}

/* Writes the section that begins at rest.start; returns where it ends. */
static const char *write_section(const struct filling *filling, struct span name, struct span rest,
                                 const struct fields *fields)
{
    const struct field *field = find(fields, name);
    struct span body = rest;
    char closing[64];

    snprintf(closing, sizeof(closing), "{{/%.*s}}", (int)(name.end - name.start), name.start);
    body.end = find_text(rest, closing);
    if (body.end == NULL)
        fail("template %s: %s is missing", filling->template_name, closing);
    if (field != NULL && field->text != NULL)
        write_span(filling, body, fields);
    for (size_t i = 0; field != NULL && i < field->n_items; i++)
        write_span(filling, body, field->items[i]);
    return body.end + strlen(closing);
}

static void write_other(const struct filling *filling, struct span name,
                        const struct fields *fields)
{
    char other[64];

    snprintf(other, sizeof(other), "%.*s", (int)(name.end - name.start), name.start);
    template_write(filling->out, filling->directory, other, fields);
}

/* Writes what the mark at the span's start asks for; returns where to go on. */
static const char *write_mark(const struct filling *filling, struct span span,
                              const struct fields *fields)
{
    struct span name = {span.start + strlen("{{"), find_text(span, "}}")};
    struct span rest = {NULL, span.end};

    if (name.end == NULL)
        fail("template %s: a {{ is not closed", filling->template_name);
    rest.start = name.end + strlen("}}");
    switch (*name.start++) {
    case '#':
        return write_section(filling, name, rest, fields);
    case '>':
        write_other(filling, name, fields);
        return rest.start;
    default:
        name.start--;
        write_value(filling, name, fields);
        return rest.start;
    }
}

static void write_span(const struct filling *filling, struct span span, const struct fields *fields)
{
    while (span.start < span.end) {
        const char *mark = find_text(span, "{{");
        const char *end = mark == NULL ? span.end : mark;

        fwrite(span.start, 1, (size_t)(end - span.start), filling->out);
        span.start = end;
        if (mark != NULL)
            span.start = write_mark(filling, span, fields);
    }
}

void template_write(FILE *out, const char *directory, const char *name, const struct fields *fields)
{
    struct filling filling = {.out = out, .directory = directory, .template_name = name};
    char *path = NULL;
    char *text;
    size_t size;

    if (asprintf(&path, "%s/%s.html.in", directory, name) < 0)
        fail("out of memory");
    text = file_read(path, &size);
    write_span(&filling, (struct span){text, text + size}, fields);
    free(text);
    free(path);
}
