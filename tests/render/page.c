/* What the three kinds of page have in common. */

#include "page.h"

#include "fail.h"
#include "template.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

char *page_print(const char *format, ...)
{
    va_list arguments;
    char *text;

    va_start(arguments, format);
    if (vasprintf(&text, format, arguments) < 0)
        fail("out of memory");
    va_end(arguments);
    return text;
}

void page_fill(struct page *page, const char *templates, struct fields *fields)
{
    FILE *out = open_memstream(&page->html, &page->html_size);

    if (out == NULL)
        fail("out of memory");
    template_write(out, templates, page->kind, fields);
    if (fclose(out) != 0)
        fail("out of memory");
    fields_free(fields);
}

void page_deinit(struct page *page)
{
    free(page->file);
    free(page->cache_key);
    free(page->address);
    free(page->html);
}
