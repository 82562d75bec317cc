/* All commands, sorted by name; help, completion and the dispatcher read this table. */
#include "command.h"
#include "commands.h"

#include "trackside/text.h"

#include <string.h>

/* One a line, so that a new command is one new line. */
/* clang-format off */
const struct command *const command_table[] = {
    &command_archive,
    &command_bug_report,
    &command_cache_import,
    &command_cache_list,
    &command_cache_purge,
    &command_cache_retain,
    &command_cache_rules,
    &command_cache_show,
    &command_cache_stats,
    &command_completion,
    &command_config_list,
    &command_days,
    &command_db_backup,
    &command_db_check,
    &command_db_schema,
    &command_demo,
    &command_discover,
    &command_doctor,
    &command_driver_alias_add,
    &command_driver_alias_list,
    &command_driver_alias_remove,
    &command_driver_list,
    &command_driver_show,
    &command_export_csv,
    &command_export_ndjson,
    &command_export_postgres,
    &command_export_sqlite,
    &command_fixture_capture,
    &command_fixture_export,
    &command_fixture_import,
    &command_fixture_scrub,
    &command_fixture_serve,
    &command_fixture_verify,
    &command_forget,
    &command_help,
    &command_import_ndjson,
    &command_ingest,
    &command_leaderboard,
    &command_mirror,
    &command_rebuild,
    &command_restore,
    &command_retry,
    &command_search,
    &command_sessions,
    &command_show,
    &command_sql,
    &command_stats,
    &command_status,
    &command_track_add,
    &command_track_follow,
    &command_track_list,
    &command_track_remove,
    &command_track_show,
    &command_track_sync,
    &command_track_unfollow,
};
/* clang-format on */

const size_t command_table_size = sizeof(command_table) / sizeof(command_table[0]);

/* How many words the command's name has when it stands at the beginning of the words, else 0. */
static int words_matched(const struct command *command, int n_words, char *const *words)
{
    const char *rest = command->name;
    int n = 0;

    while (*rest != '\0') {
        size_t size = strcspn(rest, " ");

        if (n == n_words || strlen(words[n]) != size || strncmp(rest, words[n], size) != 0)
            return 0;
        n++;
        rest += size + (rest[size] == ' ');
    }
    return n;
}

const struct command *command_find(int n_words, char *const *words, int *ret_n_words)
{
    for (size_t i = 0; i < command_table_size; i++) {
        int n = words_matched(command_table[i], n_words, words);

        if (n > 0) {
            *ret_n_words = n;
            return command_table[i];
        }
    }
    return NULL;
}

/* By the first words of all commands, so that "trck" finds "track". */
const char *command_nearest(const char *word, struct arena *arena)
{
    const char *names[sizeof(command_table) / sizeof(command_table[0])];

    for (size_t i = 0; i < command_table_size; i++) {
        const char *name = command_table[i]->name;

        names[i] = arena_format(arena, "%.*s", (int)strcspn(name, " "), name);
    }
    return text_nearest(word, names, command_table_size);
}
