/*
 * What somebody may do next about a failure, as a code: a face words it (src/cli/hint.c for the
 * command line), since only a face knows whether there is an option, a button or nothing for it.
 *
 * A hint goes on where the fact of its error ends. Some name things, of which the error keeps a
 * copy; they stand in brackets here, in their order.
 */
#ifndef TRACKSIDE_HINT_H
#define TRACKSIDE_HINT_H

enum hint {
    HINT_NONE = 0,

    /* the data directory */
    HINT_OTHER_DATA,    /* keep the data elsewhere */
    HINT_OR_OTHER_DATA, /* the same, behind a way out that the fact names itself */
    HINT_LOCAL_DATA,    /* keep it on a disk of this machine */
    HINT_REAL_DATA,     /* name the directory that the file is really in */
    HINT_FIRST_INGEST,  /* ingest something, or look elsewhere */
    HINT_RECOVER,       /* what of a damaged database can be made again, and how */

    /* pages */
    HINT_FETCH_AGAIN,        /* ask for the page again, whatever is stored of it */
    HINT_FETCH_BODY_AGAIN,   /* the same, of a body that is damaged */
    HINT_FETCH_DAY_AGAIN,    /* ask for all pages of the day again */
    HINT_ASK_AT_ONCE,        /* ask again before the site's refusal is forgotten */
    HINT_OR_ASK_AGAIN,       /* the same, behind a way out that the fact names itself */
    HINT_OR_GO_OFFLINE,      /* take what is stored; behind a way out of the fact */
    HINT_ALLOW_NETWORK,      /* the network is forbidden: allow it */
    HINT_ALLOW_NETWORK_ONCE, /* the same, and come back */
    HINT_SYNC_TRACKS,        /* ask for the track directory */
    HINT_FIND_TRACKS,        /* ask the site for all tracks there are */
    HINT_PURGE_NEEDED,       /* purge pages although a rebuild needs them */
    HINT_REMOVE_DAYS,        /* remove a track although it has days, or see what that would be */
    HINT_GIVE_ADDRESS,       /* say which address a saved page is of */
    HINT_NO_ADDRESS,         /* do not say one */
    HINT_ROBOTS,             /* ask for what robots.txt forbids, or have the page another way */

    /* days and sessions */
    HINT_INGEST_DAY,     /* ingest it (slug, date) */
    HINT_INGEST_ONLINE,  /* the same, with a network (slug, date) */
    HINT_INGEST_AGAIN,   /* take in again what was forgotten (slug, date) */
    HINT_RESTORE_DAY,    /* bring an archived one back (slug, date) */
    HINT_REBUILD_OTHERS, /* go on with the rebuild */
    HINT_INGEST_A_DAY,   /* ingest days, to have them */
    HINT_MAKE_ANEW,      /* forget one and ingest it, when its archive lost it */
    HINT_ASK_ARCHIVE,    /* ask the archive, or bring the day back (slug, date) */
    HINT_LIST_ARCHIVED,  /* see which days are archived */
    HINT_LIST_SESSIONS,  /* see which sessions there are */
    HINT_LIST_TRACKS,    /* see which tracks are noted */
    HINT_NOTE_TRACK,     /* note it (slug) */
    HINT_LIST_DRIVERS,   /* see who drove */
    HINT_LIST_ALIASES,   /* see what was said of transponders */
    HINT_LIST_FAILED,    /* see which sessions of a day failed */
    HINT_LIST_DAYS,      /* see which days of a track are stored (slug) */
    HINT_TRACK_ARCHIVED, /* see which archived days a track has (slug) */
    HINT_LIST_PUT_AWAY,  /* see which days were put away, or make one from stored pages */
    HINT_FOLLOW,         /* follow a track */

    /* race events */
    HINT_INGEST_EVENT_ONLINE, /* ingest one, with a network (slug, event) */
    HINT_INGEST_EVENT_AGAIN,  /* take in again one that was forgotten (slug, event) */
    HINT_RESTORE_EVENT,       /* bring an archived one back (slug, event) */

    /* questions */
    HINT_NEARER_RANGE,   /* a shorter range, or all months at once */
    HINT_SWAP_RANGE,     /* its ends the other way round */
    HINT_GIVE_PARAMETER, /* say the value of a query's parameter (name) */
    HINT_ONLY_READS,     /* a query may not change anything (why SQLite refused it) */
    HINT_ONLY_SELECT,    /* the same, of what is no query */
    HINT_ONE_QUERY,      /* one query at a time */

    /* this machine and its settings */
    HINT_CLOSE_DIRECTORY,       /* let nobody else look into it */
    HINT_CLOSE_FILE,            /* let nobody else read it */
    HINT_LIST_SETTINGS,         /* see which settings there are */
    HINT_LIST_CHANGED_SETTINGS, /* see which are not as built in */
    HINT_OFFLINE_IS_WANTED,     /* nothing to do: the user forbids the network */
    HINT_NO_POSTGRES,           /* what does not work without libpq */
    HINT_UNTIL_ZONE_IS_SAID,    /* say the zones of tracks */
    HINT_ZONE_OF_TODAY,         /* say a track's zone by today's name (slug, zone) */
    HINT_ZONE_OF_PLACE,         /* say the zone of a track's place (slug) */
    HINT_OTHER_TEMPORARY,       /* keep temporary files elsewhere */

    /* fixtures */
    HINT_CAPTURE_LIVE,  /* ask for pages that are not stored */
    HINT_RECORD_ONLINE, /* asking for what is not recorded needs the network, which is forbidden */
    HINT_WRITE_ROWS,    /* write the expected rows anew */

    /* files that are there */
    HINT_OTHER_DIRECTORY,   /* write elsewhere */
    HINT_OR_REPLACE_BACKUP, /* write over it; behind a way out of the fact */
    HINT_REPLACE_RECORDED,  /* put the new version of a recorded page in its place */

    HINT_N,
};

/*
 * What a face says for a hint, "" for none. It begins with what joins it to the fact ("; ", ", or
 * "); {1} and {2} in it stand for what the hint names.
 */
typedef const char *hint_words(enum hint hint);

enum {
    HINT_MAX_NAMES = 2,
    HINT_NAME_SIZE = 128, /* with its NUL; longer ones are cut */
};

#endif
