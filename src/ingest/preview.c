/* A day's figures before it is ingested. */
#include "trackside/ingest.h"

#include "figures.h"
#include "self_check.h"

#include "trackside/liverc.h"

static bool is_stored(struct db *mirror_db, const char *slug, struct date date, struct arena *arena,
                      int *ret_r, struct error *err)
{
    struct page_id id = {.kind = PAGE_DAY, .track_slug = slug, .date = date};
    struct stored_page page = {.sha256 = NULL};

    *ret_r = page_store_find(mirror_db, page_cache_key(&id, arena), arena, &page, err);
    return *ret_r == 0 && page.sha256 != NULL;
}

static const char *verdict(const struct ingest_checks *checks)
{
    if (checks->failed > 0)
        return "failed";
    return checks->passed > 0 ? "passed" : "unchecked";
}

static void compute(const struct day_facts *facts, struct arena *arena,
                    struct ingest_preview *ret_preview)
{
    struct ingest_checks checks = {0};
    struct day_figures figures;

    figures_of_day(facts, arena, &figures);
    self_check_day(facts, &figures, arena, &checks);
    *ret_preview = (struct ingest_preview){
        .day = facts->day,
        .validated_at = facts->page.validated_at,
        .settled = facts->page.settled,
        .lacks_parts = facts->lacks_parts,
        .n_laps = figures.n_laps,
        .track_time_s = figures_track_time_s(facts, &figures),
        .n_drivers = figures.n_drivers,
        .n_classes = figures.n_classes,
        .first_start = figures.first_start,
        .last_start = figures.last_start,
        .self_check = verdict(&checks),
    };
}

int ingest_preview_day(struct db *mirror_db, const char *slug, struct date date,
                       struct arena *arena, struct ingest_preview *ret_preview, struct error *err)
{
    struct page_source source = page_source_newest(mirror_db, arena);
    struct day_facts facts;
    int r;

    if (!is_stored(mirror_db, slug, date, arena, &r, err))
        return r < 0 ? r : INGEST_NOT_STORED;
    r = practice_facts_read_list(&source, slug, date, &facts, err);
    if (r == 0)
        r = practice_facts_check(&facts, date, arena, err);
    if (r == 0)
        compute(&facts, arena, ret_preview);
    return r;
}
