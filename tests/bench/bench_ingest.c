/*
 * What an ingest costs, in its two halves: reading stored pages, and writing rows. Beside it, the
 * same rows from memory by prepared statements into the same schema. Figures are shown, never
 * asserted.
 *
 *   bench_ingest DATA OUT     DATA holds a mirror.db with pages; OUT, a fresh directory, gets
 * race.db
 */
#include "practice_event.h"
#include "rows.h"

#include "trackside/cleanup.h"
#include "trackside/mirror_store.h"
#include "trackside/page_store.h"
#include "trackside/race_store.h"

#include "rows_in_memory.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>

struct cost {
    double read_s, write_s;
    int64_t n_sessions, n_laps;
    long first_kib; /* the most memory in use after a tenth of the days, and after all */
    long last_kib;
};

static _Noreturn void give_up(const char *what, const struct error *err)
{
    fprintf(stderr, "bench_ingest: %s: %s\n", what, err != NULL ? err->message : "failed");
    exit(EXIT_FAILURE);
}

static double now_s(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static long most_memory_kib(void)
{
    struct rusage usage;

    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

/* Bytes that this process handed to write(2) and its kin. */
static int64_t bytes_written(void)
{
    FILE *io = fopen("/proc/self/io", "r");
    int64_t n = -1;

    if (io == NULL)
        return -1;
    if (fscanf(io, "rchar: %*s wchar: %" SCNd64, &n) != 1)
        n = -1;
    fclose(io);
    return n;
}

static void ingest_day(struct db *mirror_db, struct db *race_db, const struct stored_page *page,
                       struct cost *cost)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct page_source source;
    struct ingest_report report;
    struct event_facts facts;
    struct day_facts day;
    struct error err;
    double begin, read;

    arena_init(&arena);
    source = page_source_newest(mirror_db, &arena);
    begin = now_s();
    if (practice_facts_read(&source, page->track_slug, page->date, &day, &err) < 0)
        give_up(page->cache_key, &err);
    practice_event_make(&day, &arena, &facts);
    read = now_s();
    if (db_begin(race_db, &err) < 0 || rows_put(race_db, &facts, &arena, &report, &err) < 0 ||
        db_commit(race_db, &err) < 0)
        give_up(page->cache_key, &err);
    cost->write_s += now_s() - read;
    cost->read_s += read - begin;
    cost->n_sessions += report.sessions_ingested;
    cost->n_laps += report.laps_ingested;
}

static struct cost ingest_all(const char *data, const char *out)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct page_filter days = {.kind = PAGE_DAY, .confirmed_before = ABSENT, .stale_at = ABSENT};
    struct db *mirror_db CLEANUP(db_close_at) = NULL;
    struct db *race_db = NULL;
    struct cost cost = {.read_s = 0};
    struct stored_page *pages;
    struct error err;
    double begin;
    size_t n;

    arena_init(&arena);
    if (mirror_store_open(data, DB_READ, &mirror_db, &err) < 0 ||
        race_store_open(out, DB_WRITE, &race_db, &err) < 0 ||
        page_store_list(mirror_db, &days, &arena, &pages, &n, &err) < 0)
        give_up(data, &err);
    for (size_t i = 0; i < n; i++) {
        ingest_day(mirror_db, race_db, &pages[i], &cost);
        if (i == n / 10)
            cost.first_kib = most_memory_kib();
    }
    begin = now_s();
    db_close(race_db); /* with the last checkpoint */
    cost.write_s += now_s() - begin;
    cost.last_kib = most_memory_kib();
    return cost;
}

static int64_t file_size(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 ? (int64_t)status.st_size : -1;
}

int main(int argc, char **argv)
{
    char race[4096], copy[4096];
    int64_t written, size;
    struct cost cost;
    double insert_s;

    if (argc != 3)
        give_up("usage: bench_ingest DATA OUT", NULL);
    snprintf(race, sizeof(race), "%s/race.db", argv[2]);
    snprintf(copy, sizeof(copy), "%s/copy.db", argv[2]);
    written = bytes_written();
    cost = ingest_all(argv[1], argv[2]);
    written = bytes_written() - written;
    size = file_size(race);
    insert_s = rows_in_memory_insert(race, copy);

    printf("# %" PRId64 " sessions, %" PRId64 " laps\n", cost.n_sessions, cost.n_laps);
    printf("# reading pages %32.3f s\n", cost.read_s);
    printf("# writing rows %33.3f s\n", cost.write_s);
    printf("# ingest, sessions a second %20.0f\n",
           (double)cost.n_sessions / (cost.read_s + cost.write_s));
    printf("# ingest, laps a second %24.0f\n", (double)cost.n_laps / (cost.read_s + cost.write_s));
    printf("# the same rows from memory %20.3f s\n", insert_s);
    printf("# writing rows / from memory %19.2f\n", cost.write_s / insert_s);
    printf("# ingest / from memory %25.2f\n", (cost.read_s + cost.write_s) / insert_s);
    printf("# bytes written / size of race.db (aim 4) %8.2f\n", (double)written / (double)size);
    printf("# bytes of race.db a lap %23.0f\n", (double)size / (double)cost.n_laps);
    printf("# most memory after a tenth of the days, after all %ld, %ld KiB\n", cost.first_kib,
           cost.last_kib);
    return EXIT_SUCCESS;
}
