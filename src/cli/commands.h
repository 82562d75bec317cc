/* The descriptors of all commands, one file each. */
#ifndef TRACKSIDE_COMMANDS_H
#define TRACKSIDE_COMMANDS_H

#include "command.h"

extern const struct command command_archive;
extern const struct command command_bug_report;
extern const struct command command_cache_import;
extern const struct command command_cache_list;
extern const struct command command_cache_purge;
extern const struct command command_cache_retain;
extern const struct command command_cache_rules;
extern const struct command command_cache_show;
extern const struct command command_cache_stats;
extern const struct command command_completion;
extern const struct command command_config_list;
extern const struct command command_days;
extern const struct command command_db_backup;
extern const struct command command_db_check;
extern const struct command command_db_schema;
extern const struct command command_demo;
extern const struct command command_discover;
extern const struct command command_doctor;
extern const struct command command_driver_alias_add;
extern const struct command command_driver_alias_list;
extern const struct command command_driver_alias_remove;
extern const struct command command_driver_list;
extern const struct command command_driver_show;
extern const struct command command_export_csv;
extern const struct command command_export_ndjson;
extern const struct command command_export_postgres;
extern const struct command command_export_sqlite;
extern const struct command command_fixture_capture;
extern const struct command command_fixture_export;
extern const struct command command_fixture_import;
extern const struct command command_fixture_scrub;
extern const struct command command_fixture_serve;
extern const struct command command_fixture_verify;
extern const struct command command_forget;
extern const struct command command_help;
extern const struct command command_import_ndjson;
extern const struct command command_ingest;
extern const struct command command_leaderboard;
extern const struct command command_mirror;
extern const struct command command_rebuild;
extern const struct command command_restore;
extern const struct command command_retry;
extern const struct command command_search;
extern const struct command command_sessions;
extern const struct command command_show;
extern const struct command command_sql;
extern const struct command command_stats;
extern const struct command command_status;
extern const struct command command_track_add;
extern const struct command command_track_follow;
extern const struct command command_track_list;
extern const struct command command_track_remove;
extern const struct command command_track_show;
extern const struct command command_track_sync;
extern const struct command command_track_unfollow;

#endif
