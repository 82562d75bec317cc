/*
 * The three kinds of page that a practice day is read from. What a page looks like is in
 * templates/, how the site words a time in words.c; each page's own file says which figure goes
 * where.
 */
#ifndef TRACKSIDE_RENDER_PAGE_H
#define TRACKSIDE_RENDER_PAGE_H

#include "day.h"

struct fields;

struct page {
    const char *kind; /* month, day or session; its template has the same name */
    char *file;
    char *cache_key;
    char *address; /* root-relative, as the site writes it in its links */
    char *html;
    size_t html_size;
};

void page_render_month(struct page *page, const struct day *day, const char *templates);
void page_render_day(struct page *page, const struct day *day, const char *templates);
void page_render_session(struct page *page, const struct day *day, const struct session *session,
                         const char *templates);
void page_deinit(struct page *page);

/* For the renderers: a text for one of the page's members. */
char *page_print(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* For the renderers: fills the template of the page's kind into html, and frees the fields. */
void page_fill(struct page *page, const char *templates, struct fields *fields);

#endif
