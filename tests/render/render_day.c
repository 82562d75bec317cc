/*
 * Renders the pages of one practice day, as the site would have sent them, from a short text.
 *
 *   render_day DAY.txt OUTDIR [TEMPLATES]
 *
 * writes month-YYYY-MM.html, day-YYYY-MM-DD.html, session-ID.html and manifest.json into OUTDIR.
 * It shares no code with the program that reads such pages: the figures it prints are a second
 * opinion on them.
 *
 *   day_text.c      DAY.txt -> struct day (day.h), by way of scan.c
 *   figures.c       the figures of a session and of the day
 *   words.c         how the site writes times and dates
 *   template.c      fills templates/NAME.html.in
 *   *_page.c        which figure goes where on each kind of page
 *   manifest.c      the list of pages with their checksums, strings by json_text.c
 */

#include "day_text.h"
#include "fail.h"
#include "file.h"
#include "manifest.h"
#include "page.h"

#include <stdio.h>
#include <stdlib.h>

struct output {
    const struct day *day;
    const char *directory;
    FILE *manifest;
    bool has_page;
};

/* Writes the page, lists it in the manifest, and releases it. */
static void write_page(struct output *output, struct page *page)
{
    file_write(output->directory, page->file, page->html, page->html_size);
    manifest_add(output->manifest, output->day, page, !output->has_page);
    output->has_page = true;
    page_deinit(page);
}

static void write_pages(struct output *output, const char *templates)
{
    const struct day *day = output->day;
    struct page page;

    page_render_month(&page, day, templates);
    write_page(output, &page);
    page_render_day(&page, day, templates);
    write_page(output, &page);
    for (size_t i = 0; i < day->n_sessions; i++) {
        page_render_session(&page, day, &day->sessions[i], templates);
        write_page(output, &page);
    }
}

static void render(const struct day *day, const char *directory, const char *templates)
{
    struct output output = {.day = day, .directory = directory};
    char *manifest = NULL;
    size_t manifest_size = 0;

    output.manifest = open_memstream(&manifest, &manifest_size);
    if (output.manifest == NULL)
        fail("out of memory");
    manifest_begin(output.manifest, day);
    write_pages(&output, templates);
    manifest_end(output.manifest);
    if (fclose(output.manifest) != 0)
        fail("out of memory");
    file_write(directory, "manifest.json", manifest, manifest_size);
    free(manifest);
}

int main(int argc, char **argv)
{
    struct day day;

    if (argc != 3 && argc != 4)
        fail("usage: render_day DAY.txt OUTDIR [TEMPLATES]");
    day_read(&day, argv[1]);
    render(&day, argv[2], argc == 4 ? argv[3] : RENDER_TEMPLATES);
    day_deinit(&day);
    return EXIT_SUCCESS;
}
