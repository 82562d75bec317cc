/* Files, completeness, self-checks. */
#include "trackside/fixture_check.h"

#include "trackside/cleanup.h"
#include "trackside/liverc.h"

#include <string.h>

/* ---- files ---- */

void fixture_check_files(const struct fixture *fixture, struct fixture_problems *problems)
{
    size_t n;
    const struct fixture_page *pages = fixture_pages(fixture, &n);

    for (size_t i = 0; i < n; i++) {
        const struct fixture_problem problem = {
            .kind = "damaged", .page = pages[i].cache_key, .found = pages[i].damage};

        if (pages[i].damage != NULL)
            fixture_problem_add(problems, &problem);
    }
}

/* ---- completeness ---- */

struct search {
    const struct fixture *fixture;
    struct fixture_problems *problems;
};

/* A damaged page has been told of, and is there. */
static bool is_there(const struct fixture_page *page)
{
    return page != NULL && (page->status == 200 || page->damage != NULL);
}

static bool is_told(const struct search *search, const char *cache_key)
{
    for (size_t i = 0; i < search->problems->n; i++) {
        const struct fixture_problem *problem = &search->problems->list[i];

        if (strcmp(problem->kind, "missing") == 0 && strcmp(problem->page, cache_key) == 0)
            return true;
    }
    return false;
}

/* NULL when it is not there, which is then told once. */
static const struct fixture_page *need(const struct search *search, const char *cache_key,
                                       const struct fixture_page *by)
{
    struct arena *arena = search->problems->arena;
    const struct fixture_page *page = fixture_find(search->fixture, cache_key, by->id.track_slug);
    struct fixture_problem problem = {.kind = "missing", .page = cache_key};

    if (is_there(page))
        return page;
    if (is_told(search, cache_key))
        return NULL;
    problem.expected = arena_format(arena, "the page, for %s", by->cache_key);
    if (page != NULL)
        problem.found = arena_format(arena, "status %lld", (long long)page->status);
    fixture_problem_add(search->problems, &problem);
    return NULL;
}

static const struct practice_day *read_day(const struct search *search,
                                           const struct fixture_page *page)
{
    const struct practice_day *day = NULL;

    if (page->damage != NULL || page->status != 200 ||
        liverc_read_day(page->body, search->problems->arena, &day, NULL) < 0)
        return NULL;
    return day;
}

static void need_sessions(const struct search *search, const struct practice_day *day,
                          const struct fixture_page *page)
{
    for (size_t i = 0; i < day->n_sessions; i++) {
        const struct page_id id = {.kind = PAGE_SESSION,
                                   .track_slug = page->id.track_slug,
                                   .source_id = day->sessions[i].session_id};

        need(search, page_cache_key(&id, search->problems->arena), page);
    }
}

/* The part that a list goes on with; a part that has nothing new goes on nowhere. */
static void need_next(const struct search *search, const struct practice_day *day,
                      const struct fixture_page *page)
{
    struct arena *arena = search->problems->arena;
    struct page_id next;

    if (day->next_href != NULL && (page->id.part <= 1 || day->n_sessions > 0) &&
        page_next(LIVERC_SITE, &page->id, day->next_href, arena, &next))
        need(search, page_cache_key(&next, arena), page);
}

static void need_month(const struct search *search, const struct fixture_page *page)
{
    struct page_id month = {.kind = PAGE_MONTH, .track_slug = page->id.track_slug};

    month.date = (struct date){.year = page->id.date.year, .month = page->id.date.month};
    need(search, page_cache_key(&month, search->problems->arena), page);
}

static void check_day(const struct search *search, const struct fixture_page *page)
{
    const struct practice_day *day = read_day(search, page);

    need_month(search, page);
    if (day == NULL)
        return;
    need_next(search, day, page);
    need_sessions(search, day, page);
}

void fixture_check_pages(const struct fixture *fixture, struct fixture_problems *problems)
{
    const struct search search = {fixture, problems};
    size_t n;
    const struct fixture_page *pages = fixture_pages(fixture, &n);

    for (size_t i = 0; i < n; i++) {
        if (pages[i].belongs_to != NULL)
            need(&search, pages[i].belongs_to, &pages[i]);
        if (pages[i].id.kind == PAGE_DAY)
            check_day(&search, &pages[i]);
    }
}

/* ---- self-checks ---- */

static void count_verdict(const struct fixture_row *row, const char *text,
                          struct fixture_problems *problems, struct fixture_verdicts *verdicts)
{
    CLEANUP(json_free_at) struct json *json = NULL;
    const struct fixture_problem problem = {
        .kind = "self_check", .page = row->page, .row = row->key, .found = text};
    const char *verdict;

    if (json_read(bytes_from_text(text), &json, NULL, NULL) < 0)
        return;
    verdict = json_get_text(json, "verdict");
    if (verdict == NULL || strcmp(verdict, "unchecked") == 0) {
        verdicts->n_unchecked++;
    } else if (strcmp(verdict, "passed") == 0) {
        verdicts->n_passed++;
    } else {
        verdicts->n_failed++;
        if (problems != NULL)
            fixture_problem_add(problems, &problem);
    }
}

void fixture_check_verdicts(const struct fixture_rows *rows, struct arena *arena,
                            struct fixture_problems *problems,
                            struct fixture_verdicts *ret_verdicts)
{
    struct fixture_verdicts verdicts = {.n_passed = 0};

    for (size_t i = 0; i < rows->n; i++) {
        const char *text = arena_text(arena, json_get_text(rows->rows[i].json, "self_check"));

        if (text != NULL)
            count_verdict(&rows->rows[i], text, problems, &verdicts);
    }
    *ret_verdicts = verdicts;
}
