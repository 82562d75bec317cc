/*
 * Renders the pages of practice days, as the site would have sent them, from a short text for each.
 *
 *   render_day DAY.txt... OUTDIR
 *
 * writes month-YYYY-MM.html, day-YYYY-MM-DD.html, session-ID.html and manifest.json into OUTDIR.
 * Of several days of a month, the one that comes first gives the month page.
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
    const struct day *day; /* the one being rendered */
    const struct day *days;
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

static bool has_month_page(const struct output *output)
{
    for (const struct day *before = output->days; before < output->day; before++)
        if (before->date.year == output->day->date.year &&
            before->date.month == output->day->date.month)
            return true;
    return false;
}

static void write_pages(struct output *output)
{
    const struct day *day = output->day;
    struct page page;

    if (!has_month_page(output)) {
        page_render_month(&page, day, RENDER_TEMPLATES);
        write_page(output, &page);
    }
    page_render_day(&page, day, RENDER_TEMPLATES);
    write_page(output, &page);
    for (size_t i = 0; i < day->n_sessions; i++) {
        page_render_session(&page, day, &day->sessions[i], RENDER_TEMPLATES);
        write_page(output, &page);
    }
}

static void render(const struct day *days, size_t n, const char *directory)
{
    struct output output = {.days = days, .directory = directory};
    char *manifest = NULL;
    size_t manifest_size = 0;

    output.manifest = open_memstream(&manifest, &manifest_size);
    if (output.manifest == NULL)
        fail("out of memory");
    manifest_begin(output.manifest, days);
    for (output.day = days; output.day < days + n; output.day++)
        write_pages(&output);
    manifest_end(output.manifest);
    if (fclose(output.manifest) != 0)
        fail("out of memory");
    file_write(directory, "manifest.json", manifest, manifest_size);
    free(manifest);
}

int main(int argc, char **argv)
{
    size_t n = argc < 3 ? 0 : (size_t)argc - 2;
    struct day *days = calloc(n + 1, sizeof(*days));

    if (n == 0 || days == NULL)
        fail("usage: render_day DAY.txt... OUTDIR");
    for (size_t i = 0; i < n; i++)
        day_read(&days[i], argv[1 + i]);
    render(days, n, argv[argc - 1]);
    for (size_t i = 0; i < n; i++)
        day_deinit(&days[i]);
    free(days);
    return EXIT_SUCCESS;
}
