/* clang-format off */
/*
 * trackside: LiveRC practice days, mirrored, ingested, answered offline.
 *
 * The map of the source. A module is a folder; it may include only what stands above it here
 * (docs/architecture.md has the whole table, tests/layers checks it).
 *
 *   src/base       bytes, buffers, arenas, errors, numbers, calendar, zones, text, clock, JSON
 *   src/metrics    LiveRC's figures from laps, pure
 *   src/db         our SQLite: open, migrate, transactions, prepared queries
 *   schema/        every line of SQL: numbered steps of both stores, one query per file
 *   src/html       HTML to a tree, data in scripts, parts of addresses, within bounds
 *   src/liverc     addresses of pages, and pages into structs (practice.h, track_directory.h), pure
 *   src/http       one attempt at one address, by libcurl
 *   src/store      mirror.db (pages, tracks, requests) and race.db (events ... laps)
 *   src/listen     a server on loopback: requests in, replies out
 *   src/fixture    recorded pages and the HTTP server that replays them
 *   src/warc       web archives: records and answers, read and written
 *   src/scrub      names, transponders and ids of recorded pages replaced, with proofs
 *   src/mirror     which pages to ask for, when and how often
 *   src/ingest     stored pages into rows, with the self-check
 *   src/export     practice days into the central PostgreSQL
 *   src/report     questions asked of race.db, and of the logs in mirror.db (health.h)
 *   src/task       use cases, one a file, below every face: what a command does, without a terminal
 *     task.c         stores, clock, site and settings of one run; run_note.c: its row in the log of runs
 *     settings.c     files, environment, one assignment; setting_table.c: keys, ranges, defaults
 *     discover.c     what discover asks, and in which order; discover_days.c: the days of a month;
 *                    discover_range.c discover_month.c discover_drift.c: its pure half
 *     day_walk.c     the practice days of a range; day_line.c: listed and stored, side by side;
 *                    day_drift.c: how the site's list differs from stored days
 *     mirror_days.c  pages track by track; ingest_days.c: rows day by day; ingest_plan.c: what it would take
 *     archive.c      days put away and brought back
 *     day_pages.c    what is stored of a practice day, as pages to record; capture.c: day by day;
 *                    recording.c: pages that a replaying server was asked for and had not
 *     fixture_rows.c what a fixture's pages give; fixture_ingest.c: by ingesting them;
 *                    fixture_check.c: is a fixture whole; fixture_problem.c; temporary.c: a directory for one run
 *     scrub_input.c scrub_output.c   what is scrubbed, and where it goes
 *     doctor.c       what doctor looks at, doctor_*.c; disk_use.c: files and sizes
 *     meter_table.c  what stats measures; meter_source.c meter.c: from where, and how it is written
 *     threshold.c    what doctor watches over for monitoring
 *   src/view       answers described once (answer.c): head, sheets (sheet.c), notes; *_view.c: each of them
 *   src/cli        this face: everything that prints
 *     main.c         what must be set before, then program.c; signals.c: Ctrl-C
 *     program.c      one command line, from words to exit code
 *     invocation.c   options and arguments; command_table.c: all commands; commands.h
 *     context.c      the task of one command, from options, environment and files; how it prints
 *     arguments.c    slugs and dates, with their sentences
 *     answer_print.c answers as table, TSV, CSV, JSON; output.c: which form; table.c: libsmartcols
 *     row_writer.c   rows of unknown columns as they come; delimited.c: lines of CSV and TSV
 *     talk.c         what is said on stderr; progress.c: its bar; exit_code.c
 *     hint.c         what the command line calls the ways out of failures; last_words.c
 *     *_view.c       how answers look; day_report.c: a stored day; status_*.c: the sections of status
 *     driver_choice.c cache_choice.c   whom a question about drivers means; which pages
 *     pager.c        long tables on a terminal
 *     commands/      the commands, one file each; help.c completion.c: from their descriptors
 *     man_page.c     trackside(1), made at build from the same tables; a program of its own
 */
/* clang-format on */
#include "last_words.h"
#include "program.h"
#include "signals.h"

#include "trackside/heap.h"
#include "trackside/zone.h"

#include <locale.h>
#include <stdlib.h>

static void say_no_memory(void)
{
    last_words_say(ERROR_FAILED, "out of memory; what was stored until now is kept, and the same "
                                 "command goes on there");
}

int main(int argc, char **argv)
{
    /* Character widths in tables; numbers and dates never ask a locale. */
    setlocale(LC_CTYPE, "C.UTF-8");
    zone_set_directory(getenv("TZDIR"));
    heap_set_last_words(say_no_memory);
    signals_catch();
    return program_run(argc, argv);
}
