/* Both stores: ours, of a version we know, and sound. They stay open for the checks that follow. */
#include "trackside/doctor.h"

#include "trackside/cleanup.h"
#include "trackside/mirror_store.h"
#include "trackside/race_archives.h"
#include "trackside/race_store.h"
#include "trackside/text.h"

enum {
    MOST_FINDINGS = 20, /* of a database; the rest would say no more */
};

/* What is found of one database. */
struct examination {
    struct doctor *doctor;
    const char *name;
    int64_t n;
};

static void take_finding(void *context, const char *check, const char *place, const char *finding)
{
    struct examination *found = context;
    struct arena *arena = found->doctor->arena;

    (void)check;
    if (++found->n <= MOST_FINDINGS)
        doctor_note(found->doctor, found->name, DOCTOR_FAIL, HINT_NONE, "%s: %s", place,
                    text_squeeze(bytes_from_text(finding), arena));
}

static int examine(struct doctor *doctor, const char *name, struct db *db, struct error *err)
{
    struct examination found = {.doctor = doctor, .name = name};
    int64_t version = 0;
    int r = db_read_version(db, &version, err);

    if (r == 0)
        r = db_check(db, doctor->arena, take_finding, &found, err);
    if (r < 0)
        return r;
    doctor->is_damaged = doctor->is_damaged || found.n > 0;
    if (found.n == 0)
        doctor_note(doctor, name, DOCTOR_OK, HINT_NONE, "%s is sound, format %lld", db_path(db),
                    (long long)version);
    else
        doctor_note(doctor, name, DOCTOR_FAIL, HINT_NONE,
                    "%lld findings in %s; docs/operations.md says what to do", (long long)found.n,
                    db_path(db));
    return 0;
}

static void check(struct doctor *doctor, const char *name,
                  int (*open)(const char *dir, enum db_access access, struct db **ret_db,
                              struct error *err),
                  struct db **db)
{
    struct error err;
    int r = open(doctor->task->data_dir, DB_READ, db, &err);

    if (r == ERROR_NOT_FOUND) {
        doctor_note(doctor, name, DOCTOR_OK, HINT_NONE, "nothing is stored yet");
        return;
    }
    if (r == 0)
        r = examine(doctor, name, *db, &err);
    if (r < 0) {
        doctor_note_error(doctor, name, DOCTOR_FAIL, &err);
        doctor->is_damaged = true;
    }
}

static void check_archive(struct doctor *doctor, const char *file)
{
    struct db *archive CLEANUP(db_close_at) = NULL;
    struct error err;
    int r = race_store_open_archive(doctor->task->data_dir, file, DB_READ, &archive, &err);

    if (r == 0)
        r = examine(doctor, file, archive, &err);
    if (r < 0) {
        doctor_note_error(doctor, file, DOCTOR_FAIL, &err);
        doctor->is_damaged = true;
    }
}

/* A directory that cannot be read has been told of (doctor_paths.c). */
static void check_archives(struct doctor *doctor)
{
    const char *const *files = NULL;
    struct error ignored;
    size_t n = 0;

    if (race_store_list_archives(doctor->task->data_dir, doctor->arena, &files, &n, &ignored) < 0)
        return;
    for (size_t i = 0; i < n; i++)
        check_archive(doctor, files[i]);
}

void doctor_databases(struct doctor *doctor)
{
    check(doctor, "mirror.db", mirror_store_open, &doctor->task->mirror_db);
    check(doctor, "race.db", race_store_open, &doctor->task->race_db);
    check_archives(doctor);
}
