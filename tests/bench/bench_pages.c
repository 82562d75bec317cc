/*
 * How fast pages are read, and in how much memory, beside what libxml2 alone takes to build its
 * tree of the same bytes with the same options. The two take turns, in rounds; what is shown are
 * medians. Nothing is asserted: clocks of shared machines are no oracle.
 *
 *   bench_pages DIRECTORY           the table, for people
 *   bench_pages DIRECTORY seconds   "PAGE <tab> SECONDS A PAGE", for bench_peers.py
 */
#include "trackside/cleanup.h"
#include "trackside/liverc.h"

#include "heap.h"
#include "long_day.h"
#include "page_file.h"

#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    BARE_OPTIONS =
        HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING,
    N_ROUNDS = 31,
    ROUND_NS = 20 * 1000 * 1000, /* what a round of one side takes, more or less */
    LONG_DAY_ROWS = 500,
};

struct page {
    const char *name;
    enum page_kind kind;
    struct buffer content;
    size_t n_items; /* rows or laps that were read */
};

typedef void page_work(struct page *page);

/* ---- the two sides ---- */

static void read_page(struct page *page)
{
    CLEANUP(arena_deinit) struct arena arena;
    const struct practice_day *day;
    const struct practice_session *session;
    struct error err;
    struct bytes bytes = buffer_bytes(&page->content);
    page->n_items = 0;
    arena_init(&arena);
    if (page->kind == PAGE_DAY && liverc_read_day(bytes, &arena, &day, &err) == 0)
        page->n_items = day->n_sessions;
    if (page->kind == PAGE_SESSION && liverc_read_session(bytes, &arena, &session, &err) == 0)
        page->n_items = session->n_all_laps;
}

static void parse_bare(struct page *page)
{
    struct bytes bytes = buffer_bytes(&page->content);
    xmlFreeDoc(htmlReadMemory(bytes.data, (int)bytes.size, NULL, "UTF-8", BARE_OPTIONS));
}

/* ---- time ---- */

static int64_t now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static double seconds_of(page_work *work, struct page *page, int n)
{
    int64_t begin = now_ns();
    for (int i = 0; i < n; i++)
        work(page);
    return (double)(now_ns() - begin) / 1e9 / n;
}

/* How often a page is worked on in one round; the caches are warm afterwards. */
static int n_for_a_round(page_work *work, struct page *page)
{
    double seconds = seconds_of(work, page, 3);
    double n = ROUND_NS / 1e9 / seconds;
    return n < 1 ? 1 : (int)n;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double values[static N_ROUNDS])
{
    qsort(values, N_ROUNDS, sizeof(*values), compare);
    return values[N_ROUNDS / 2];
}

struct timing {
    double ours; /* seconds a page */
    double bare;
    double ratio; /* median of the rounds' own ratios: what slows a round slows both */
};

static struct timing time_page(struct page *page)
{
    double ours[N_ROUNDS], bare[N_ROUNDS], ratio[N_ROUNDS];
    int n_ours = n_for_a_round(read_page, page);
    int n_bare = n_for_a_round(parse_bare, page);
    for (int i = 0; i < N_ROUNDS; i++) {
        ours[i] = seconds_of(read_page, page, n_ours);
        bare[i] = seconds_of(parse_bare, page, n_bare);
        ratio[i] = ours[i] / bare[i];
    }
    return (struct timing){median(ours), median(bare), median(ratio)};
}

static size_t peak_of(page_work *work, struct page *page)
{
    heap_begin();
    work(page);
    return heap_peak();
}

/* ---- pages ---- */

static bool load(const char *directory, struct page pages[static 3])
{
    pages[0] = (struct page){.name = "day, 56 rows", .kind = PAGE_DAY};
    pages[1] = (struct page){.name = "day, 500 rows", .kind = PAGE_DAY};
    pages[2] = (struct page){.name = "session, 22 laps", .kind = PAGE_SESSION};
    bool good = page_file_read(directory, "day-2025-10-25", ".html", &pages[0].content);
    good &= page_file_read(directory, "session-21288717", ".html", &pages[2].content);
    buffer_init(&pages[1].content, (size_t)8 * 1024 * 1024);
    return good && long_day(buffer_bytes(&pages[0].content), LONG_DAY_ROWS, &pages[1].content);
}

static void show_head(void)
{
#if defined(__SANITIZE_ADDRESS__) || defined(__OPTIMIZE__) == 0
    printf("(built with sanitizers or without optimization: these figures mean nothing)\n");
#endif
    printf("%-18s %8s %6s %9s %7s %10s %7s %10s %10s\n", "page", "bytes", "items", "pages/s",
           "MB/s", "bare MB/s", "ratio", "peak KiB", "bare KiB");
}

static void show(struct page *page)
{
    struct timing timing = time_page(page);
    double megabytes = (double)page->content.size / 1e6;
    printf("%-18s %8zu %6zu %9.0f %7.1f %10.1f %7.2f %10zu %10zu\n", page->name, page->content.size,
           page->n_items, 1 / timing.ours, megabytes / timing.ours, megabytes / timing.bare,
           timing.ratio, peak_of(read_page, page) / 1024, peak_of(parse_bare, page) / 1024);
}

static void show_legend(void)
{
    printf("items: rows or laps read; 0 means that the page could not be read\n"
           "bare: htmlReadMemory and xmlFreeDoc alone, without reading anything out of the tree\n"
           "ratio: time of a whole page read, its checks included, to bare; the aim is 0.70\n"
           "peak: most memory allocated at one time for one page; bare: the same for libxml2's "
           "tree\n");
}

int main(int argc, char **argv)
{
    struct page pages[3];
    bool plain = argc == 3 && strcmp(argv[2], "seconds") == 0;
    if (argc != 2 && !plain) {
        fprintf(stderr, "usage: bench_pages DIRECTORY [seconds]\n");
        return 2;
    }
    if (!load(argv[1], pages)) {
        printf("the pages in %s are not there, or not as they were: nothing is measured\n",
               argv[1]);
        return 0;
    }
    if (!plain)
        show_head();
    for (size_t i = 0; i < 3; i++) {
        if (plain)
            printf("%s\t%.9f\n", pages[i].name, time_page(&pages[i]).ours);
        else
            show(&pages[i]);
        buffer_deinit(&pages[i].content);
    }
    if (!plain)
        show_legend();
    return 0;
}
