/* What meters show that no log has. */
#include "trackside/day_drift.h"
#include "trackside/disk_use.h"
#include "trackside/meter.h"
#include "trackside/threshold.h"

#include <string.h>

enum {
    MOST_RUNNING = 1000,
};

static int one_line(struct arena *arena, const char *label, int64_t value,
                    const struct figure_line **ret_lines, size_t *ret_n)
{
    struct figure_line *line = arena_new(arena, struct figure_line);

    *line = (struct figure_line){.labels = {label}, .value = value};
    *ret_lines = line;
    *ret_n = 1;
    return 0;
}

int meter_read_version(struct task *task, struct arena *arena, const struct figure_line **ret_lines,
                       size_t *ret_n, struct error *err)
{
    (void)task;
    (void)err;
    return one_line(arena, TRACKSIDE_VERSION, 1, ret_lines, ret_n);
}

int meter_read_budget_limit(struct task *task, struct arena *arena,
                            const struct figure_line **ret_lines, size_t *ret_n, struct error *err)
{
    (void)err;
    return one_line(arena, NULL, task->settings->values[FETCH_DISCOVERY_PER_DAY].number, ret_lines,
                    ret_n);
}

int meter_read_free_bytes(struct task *task, struct arena *arena,
                          const struct figure_line **ret_lines, size_t *ret_n, struct error *err)
{
    int64_t free_bytes = disk_use_free(task->data_dir);

    (void)err;
    if (is_absent(free_bytes)) {
        *ret_n = 0;
        return 0;
    }
    return one_line(arena, NULL, free_bytes, ret_lines, ret_n);
}

/* Databases and their logs; not lock files. */
static bool is_of_database(const char *name)
{
    const char *ending = strstr(name, ".db");

    return ending != NULL && strstr(ending, ".lock") == NULL;
}

int meter_read_database_bytes(struct task *task, struct arena *arena,
                              const struct figure_line **ret_lines, size_t *ret_n,
                              struct error *err)
{
    const struct disk_file *files;
    struct figure_line *lines;
    size_t n_files, n = 0;

    (void)err;
    disk_use_files(task->data_dir, arena, &files, &n_files);
    lines = arena_new_array(arena, n_files + 1, struct figure_line);
    for (size_t i = 0; i < n_files; i++)
        if (is_of_database(files[i].name))
            lines[n++] = (struct figure_line){.labels = {files[i].name}, .value = files[i].size};
    *ret_lines = lines;
    *ret_n = n;
    return 0;
}

int meter_read_drifting_days(struct task *task, struct arena *arena,
                             const struct figure_line **ret_lines, size_t *ret_n, struct error *err)
{
    const struct date all = {.year = 0};
    const struct drifting_day *days;
    size_t n;
    int r = day_drift_list(task, arena, NULL, all, &days, &n, err);

    return r < 0 ? r : one_line(arena, NULL, (int64_t)n, ret_lines, ret_n);
}

/* One line a command. */
int meter_read_running(struct task *task, struct arena *arena, const struct figure_line **ret_lines,
                       size_t *ret_n, struct error *err)
{
    const struct logged_run *runs;
    struct figure_line *lines;
    size_t n_runs, n = 0;
    int r = run_log_list(task->mirror_db, NULL, true, MOST_RUNNING, arena, &runs, &n_runs, err);

    if (r < 0)
        return r;
    lines = arena_new_array(arena, n_runs + 1, struct figure_line);
    for (size_t i = 0; i < n_runs; i++) {
        size_t at = 0;

        while (at < n && strcmp(lines[at].labels[0], runs[i].command) != 0)
            at++;
        lines[at].labels[0] = runs[i].command;
        lines[at].value++;
        n += at == n;
    }
    *ret_lines = lines;
    *ret_n = n;
    return 0;
}

int meter_read_values(struct task *task, struct arena *arena, const struct figure_line **ret_lines,
                      size_t *ret_n, struct error *err)
{
    struct figure_line *lines = arena_new_array(arena, N_THRESHOLDS, struct figure_line);
    struct threshold thresholds[N_THRESHOLDS];
    int r = threshold_read(task, arena, thresholds, err);

    if (r < 0)
        return r;
    for (int i = 0; i < N_THRESHOLDS; i++)
        lines[i] = (struct figure_line){.labels = {threshold_name(thresholds[i].setting)},
                                        .value = thresholds[i].value};
    *ret_lines = lines;
    *ret_n = N_THRESHOLDS;
    return 0;
}

int meter_read_limits(struct task *task, struct arena *arena, const struct figure_line **ret_lines,
                      size_t *ret_n, struct error *err)
{
    struct figure_line *lines = arena_new_array(arena, N_THRESHOLDS, struct figure_line);

    (void)err;
    for (int i = 0; i < N_THRESHOLDS; i++)
        lines[i] = (struct figure_line){
            .labels = {threshold_name(threshold_settings[i])},
            .value = threshold_limit(task, threshold_settings[i]),
        };
    *ret_lines = lines;
    *ret_n = N_THRESHOLDS;
    return 0;
}
