/* Hints in the words of the command line. */
#include "hint.h"

#include "trackside/cleanup.h"

const char *hint_words_of(enum hint hint)
{
    switch (hint) {
    case HINT_NONE:
    case HINT_N:
        break;
    case HINT_OTHER_DATA:
        return "; use another --data";
    case HINT_OR_OTHER_DATA:
        return ", or use another --data";
    case HINT_LOCAL_DATA:
        return "; use --data with a directory on this computer's own disk";
    case HINT_REAL_DATA:
        return "; use --data with the directory of the file itself";
    case HINT_FIRST_INGEST:
        return "; `trackside ingest SLUG DATE` makes it, or use another --data";
    case HINT_RECOVER:
        return "; race.db can be deleted and made again with `trackside rebuild`, mirror.db needs "
               "a backup, or docs/operations/recover.sh saves what can be read of it";
    case HINT_FETCH_AGAIN:
        return "; use --refresh";
    case HINT_FETCH_BODY_AGAIN:
        return "; fetch its page again with --refresh";
    case HINT_FETCH_DAY_AGAIN:
        return "; `ingest --refresh` asks again";
    case HINT_ASK_AT_ONCE:
        return "; --refresh asks again at once";
    case HINT_OR_ASK_AGAIN:
        return ", or ask again with --refresh";
    case HINT_OR_GO_OFFLINE:
        return ", or use --offline with what is stored";
    case HINT_ALLOW_NETWORK:
        return " and --offline forbids asking for it";
    case HINT_ALLOW_NETWORK_ONCE:
        return " and --offline forbids asking for it; run the same command once with a network";
    case HINT_SYNC_TRACKS:
        return "; `trackside track sync` asks for it";
    case HINT_FIND_TRACKS:
        return "; `trackside track sync` asks the site for all tracks";
    case HINT_PURGE_NEEDED:
        return "; --yes purges them all the same";
    case HINT_REMOVE_DAYS:
        return "; --yes takes them off, --dry-run shows what that would be";
    case HINT_GIVE_ADDRESS:
        return ": give the address it was saved from with --url";
    case HINT_NO_ADDRESS:
        return "; leave --url out";
    case HINT_ROBOTS:
        return "; `trackside cache import` takes pages saved from a browser, and where the site's "
               "owner lets you, --set fetch.robots=false asks all the same";
    case HINT_INGEST_DAY:
        return "; `trackside ingest {1} {2}` fetches it";
    case HINT_INGEST_ONLINE:
        return "; `trackside ingest {1} {2}` with a network fetches it";
    case HINT_INGEST_EVENT_ONLINE:
        return "; `trackside ingest {1} --event {2}` with a network fetches it";
    case HINT_INGEST_EVENT_AGAIN:
        return "; `trackside ingest {1} --event {2}` takes it in again";
    case HINT_RESTORE_EVENT:
        return "; `trackside restore event:{2}` brings it back";
    case HINT_INGEST_AGAIN:
        return "; `trackside ingest {1} {2}` takes it in again";
    case HINT_RESTORE_DAY:
        return "; `trackside restore {1} {2}` brings it back";
    case HINT_REBUILD_OTHERS:
        return ", and `trackside rebuild` does the others";
    case HINT_INGEST_A_DAY:
        return "; `trackside ingest SLUG DATE` fetches a day";
    case HINT_MAKE_ANEW:
        return "; `trackside forget`, then `trackside ingest`, makes it from its pages";
    case HINT_ASK_ARCHIVE:
        return "; --archived asks there, `trackside restore {1} {2}` brings it back";
    case HINT_LIST_ARCHIVED:
        return "; `trackside days --archived` lists those that are";
    case HINT_TRACK_ARCHIVED:
        return "; `trackside days {1} --archived` lists those that are";
    case HINT_LIST_DAYS:
        return "; `trackside days {1}` lists those that are";
    case HINT_LIST_PUT_AWAY:
        return "; `trackside status` lists those, and `trackside ingest SLUG DATE --offline` makes "
               "a day from stored pages";
    case HINT_FOLLOW:
        return "; `trackside track follow SLUG` follows one";
    case HINT_CLOSE_DIRECTORY:
        return "; `chmod 700` keeps them out";
    case HINT_CLOSE_FILE:
        return "; `chmod 600` keeps them out";
    case HINT_LIST_SETTINGS:
        return "; `trackside config list` shows them all";
    case HINT_LIST_CHANGED_SETTINGS:
        return "; `trackside config list --origin` lists them";
    case HINT_OFFLINE_IS_WANTED:
        return ", as --offline wants it";
    case HINT_NO_POSTGRES:
        return ": `export postgres` cannot connect";
    case HINT_UNTIL_ZONE_IS_SAID:
        return " until `trackside track add SLUG --timezone AREA/CITY`";
    case HINT_ZONE_OF_TODAY:
        return "; `trackside track add {1} --timezone {2}` gives the track today's name";
    case HINT_ZONE_OF_PLACE:
        return "; `trackside track add {1} --timezone AREA/CITY` gives the track that of its place";
    case HINT_OTHER_TEMPORARY:
        return "; name another place with TMPDIR";
    case HINT_CAPTURE_LIVE:
        return "; without --from-cache it is asked for";
    case HINT_RECORD_ONLINE:
        return ": --record asks the site and --offline forbids it; leave one of them out";
    case HINT_WRITE_ROWS:
        return "; --update writes it anew";
    case HINT_LIST_SESSIONS:
        return "; `trackside sessions SLUG DATE` lists those that are";
    case HINT_LIST_FAILED:
        return "; `trackside status SLUG DATE` tells which did";
    case HINT_LIST_TRACKS:
        return "; `trackside track list` lists those that are";
    case HINT_NOTE_TRACK:
        return "; `trackside track add {1}` notes it";
    case HINT_LIST_DRIVERS:
        return "; `trackside driver list` lists them";
    case HINT_LIST_ALIASES:
        return "; `trackside driver alias list` lists what was";
    case HINT_NEARER_RANGE:
        return "; give a nearer --from or --to, or see the whole history by month with --months";
    case HINT_SWAP_RANGE:
        return "; swap --from and --to";
    case HINT_GIVE_PARAMETER:
        return "; give --param {1}=VALUE";
    case HINT_ONLY_READS:
        return ", and `sql` changes nothing (SQLite: {1})";
    case HINT_ONLY_SELECT:
        return "; `sql` answers SELECT and changes nothing";
    case HINT_ONE_QUERY:
        return "; `sql` answers one at a time";
    case HINT_OTHER_DIRECTORY:
        return "; give another directory";
    case HINT_OR_REPLACE_BACKUP:
        return ", or --force to replace it";
    case HINT_REPLACE_RECORDED:
        return "; --replace puts this one in its place, or give another directory";
    }
    return "";
}

const char *hint_sentence(const struct error *error, struct arena *arena)
{
    return error_sentence(error, hint_words_of, arena);
}

void hint_put_sentence(struct json *object, const char *key, const struct error *error)
{
    struct arena arena CLEANUP(arena_deinit) = {0};

    arena_init(&arena);
    json_put_text(object, key, hint_sentence(error, &arena));
}
