/* The list of all commands, sorted by name: a new command is one line here, and its file. */
#ifndef TRACKSIDE_COMMANDS_H
#define TRACKSIDE_COMMANDS_H

#include "command.h"

/* clang-format off */
#define COMMANDS(EACH) \
    EACH(archive) \
    EACH(attendance) \
    EACH(bug_report) \
    EACH(cache_import) \
    EACH(cache_list) \
    EACH(cache_purge) \
    EACH(cache_retain) \
    EACH(cache_rules) \
    EACH(cache_show) \
    EACH(cache_stats) \
    EACH(chart_day) \
    EACH(chart_histogram) \
    EACH(chart_laps) \
    EACH(chart_progress) \
    EACH(compare) \
    EACH(completion) \
    EACH(config_list) \
    EACH(config_set) \
    EACH(config_unset) \
    EACH(days) \
    EACH(db_backup) \
    EACH(db_check) \
    EACH(db_schema) \
    EACH(demo) \
    EACH(discover) \
    EACH(doctor) \
    EACH(driver_alias_add) \
    EACH(driver_alias_list) \
    EACH(driver_alias_remove) \
    EACH(driver_list) \
    EACH(driver_show) \
    EACH(entries) \
    EACH(events) \
    EACH(explain) \
    EACH(export_csv) \
    EACH(export_ndjson) \
    EACH(export_postgres) \
    EACH(export_sqlite) \
    EACH(fixture_capture) \
    EACH(fixture_export) \
    EACH(fixture_import) \
    EACH(fixture_scrub) \
    EACH(fixture_serve) \
    EACH(fixture_verify) \
    EACH(forget) \
    EACH(help) \
    EACH(import_ndjson) \
    EACH(ingest) \
    EACH(leaderboard) \
    EACH(mirror) \
    EACH(my_day) \
    EACH(rebuild) \
    EACH(records) \
    EACH(restore) \
    EACH(results) \
    EACH(retry) \
    EACH(search) \
    EACH(sessions) \
    EACH(show) \
    EACH(sql) \
    EACH(standings) \
    EACH(stats) \
    EACH(status) \
    EACH(track_add) \
    EACH(track_follow) \
    EACH(track_list) \
    EACH(track_remove) \
    EACH(track_show) \
    EACH(track_sync) \
    EACH(track_unfollow) \
    EACH(trend)
/* clang-format on */

/* The descriptor of each, in cmd_NAME.c. */
#define DECLARE_COMMAND(name) extern const struct command command_##name;
COMMANDS(DECLARE_COMMAND)
#undef DECLARE_COMMAND

#endif
