/*
 * Results are gone through in the order they were driven; whatever beats what stands is a record.
 * Laps are only read of what may be one.
 */
#include "trackside/record_book.h"

#include "trackside/lap_doubt.h"
#include "trackside/median.h"
#include "trackside/run_figures.h"

#include <stdlib.h>
#include <string.h>

const char *const record_figure_names[RECORD_N_FIGURES] = {
    [RECORD_BEST] = "best",
    [RECORD_TOP3] = "top3",
    [RECORD_5MIN] = "5min",
    [RECORD_LAPS] = "laps",
};

struct book {
    struct task *task;
    struct arena *arena;
    const struct record_question *question;
    struct record *records; /* all that fell */
    size_t n;
};

/* The one that stands for a track and class; NULL while there is none. */
static struct record *standing(struct book *book, const struct pace_drive *drive)
{
    for (size_t i = book->n; i > 0; i--) {
        struct record *record = &book->records[i - 1];

        if (strcmp(record->class_key, drive->class_key) == 0 &&
            strcmp(record->track_slug, drive->track_slug) == 0)
            return record;
    }
    return NULL;
}

static bool beats(enum record_figure figure, int64_t value, const struct record *standing)
{
    if (is_absent(value))
        return false;
    if (standing == NULL)
        return true;
    return figure == RECORD_LAPS ? value > standing->value : value < standing->value;
}

/* ---- what may be one ---- */

/* A figure that is not worse than what the result can have come to. */
static int64_t bound_of(enum record_figure figure, const struct pace_drive *drive)
{
    switch (figure) {
    case RECORD_TOP3:
        return drive->top3_ms;
    case RECORD_LAPS:
        return drive->n_laps_printed > 0 ? drive->n_laps_printed : ABSENT;
    case RECORD_BEST:
    case RECORD_5MIN: /* no mean is below the fastest lap */
    case RECORD_N_FIGURES:
        break;
    }
    return drive->fast_ms;
}

/* The fastest lap of a run, or the fastest that may be no cut. */
static int find_best(struct book *book, const struct run_figures *run, struct record *record,
                     struct error *err)
{
    enum lap_doubt *doubts = arena_new_array(book->arena, run->n_laps, enum lap_doubt);
    int64_t class_median_ms = ABSENT;
    int r = 0;

    lap_doubt_judge(run->laps_ms, run->n_laps, ABSENT, doubts, book->arena);
    for (size_t i = 0; r == 0 && i < run->n_laps; i++)
        if (doubts[i] == LAP_DOUBT_CUT && is_absent(class_median_ms))
            r = report_pace_class_median(book->task->race_db, run->drive, book->arena,
                                         &class_median_ms, err);
    if (r < 0)
        return r;
    if (!is_absent(class_median_ms))
        lap_doubt_judge(run->laps_ms, run->n_laps, class_median_ms, doubts, book->arena);
    record->value = ABSENT;
    for (size_t i = 0; i < run->n_laps; i++) {
        bool is_cut = doubts[i] == LAP_DOUBT_CUT;

        if ((is_cut && book->question->leaves_suspected_out) ||
            (!is_absent(record->value) && run->laps_ms[i] >= record->value))
            continue;
        record->value = run->laps_ms[i];
        record->lap_number = run->numbers[i];
        record->is_suspected = is_cut;
    }
    return 0;
}

/* What the laps of a result give; its printed figure where they are not stored. */
static int find_value(struct book *book, struct pace_drive *drive, struct record *record,
                      struct error *err)
{
    enum record_figure figure = book->question->figure;
    struct run_figures run;
    int r;

    if (figure == RECORD_TOP3 || figure == RECORD_LAPS)
        return 0;
    r = report_pace_laps(book->task->race_db, book->arena, drive, err);
    if (r < 0 || (drive->n_laps == 0 && figure == RECORD_BEST))
        return r;
    run = run_figures_of_whole(drive, CLEAN_110, book->arena);
    if (figure == RECORD_BEST)
        return find_best(book, &run, record, err);
    record->value = run.stretch_ms;
    record->lap_number = run.stretch_lap;
    return 0;
}

static int take_drive(struct book *book, struct pace_drive *drive, struct error *err)
{
    enum record_figure figure = book->question->figure;
    const struct record *before = standing(book, drive);
    struct record record = {
        .track_slug = drive->track_slug,
        .class_name = drive->class_name,
        .class_key = drive->class_key,
        .figure = figure,
        .value = bound_of(figure, drive),
        .gain = ABSENT,
        .lap_number = ABSENT,
        .driver_name = drive->person,
        .date = drive->date,
        .session_id = drive->session_id,
        .session_type = drive->session_type,
        .url = drive->url,
    };
    int r;

    if (!beats(figure, record.value, before))
        return 0;
    r = find_value(book, drive, &record, err);
    if (r < 0 || !beats(figure, record.value, before))
        return r;
    if (before != NULL)
        record.gain =
            figure == RECORD_LAPS ? record.value - before->value : before->value - record.value;
    book->records = arena_grow(book->arena, book->records, book->n, sizeof(*book->records));
    book->records[book->n++] = record;
    return 0;
}

/* ---- the whole ---- */

static int compare_records(const void *a, const void *b)
{
    const struct record *one = a, *other = b;
    int order = strcmp(one->track_slug, other->track_slug);

    if (order == 0)
        order = strcmp(one->class_key, other->class_key);
    if (order == 0)
        order = strcmp(one->date, other->date);
    if (order != 0)
        return order;
    /* Of one day, in the order they fell. */
    if (one->figure == RECORD_LAPS)
        return (one->value > other->value) - (one->value < other->value);
    return (one->value < other->value) - (one->value > other->value);
}

/* Only the last of each track and class stands. */
static void keep_standing(struct book *book)
{
    size_t n_kept = 0;

    for (size_t i = 0; i < book->n; i++)
        if (i + 1 == book->n ||
            strcmp(book->records[i].class_key, book->records[i + 1].class_key) != 0 ||
            strcmp(book->records[i].track_slug, book->records[i + 1].track_slug) != 0)
            book->records[n_kept++] = book->records[i];
    book->n = n_kept;
}

int record_book_of(struct task *task, struct arena *arena, const struct record_question *question,
                   const struct record **ret_records, size_t *ret_n, struct error *err)
{
    struct book book = {.task = task, .arena = arena, .question = question};
    struct pace_drive *drives = NULL;
    size_t n = 0;
    int r = report_pace(task->race_db, &question->filter, arena, &drives, &n, err);

    if (r == 0 && n == 0)
        return error_set(err, ERROR_NOT_FOUND, "no result that fits is stored");
    for (size_t i = 0; r == 0 && i < n; i++)
        r = take_drive(&book, &drives[i], err);
    if (r < 0)
        return r;
    if (book.n > 1)
        qsort(book.records, book.n, sizeof(*book.records), compare_records);
    if (!question->wants_history)
        keep_standing(&book);
    *ret_records = book.records;
    *ret_n = book.n;
    return 0;
}
