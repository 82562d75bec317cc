/* Both stores: ours, of a version we know, and sound. They stay open for the checks that follow. */
#include "doctor.h"

#include "trackside/mirror_store.h"
#include "trackside/race_store.h"

static void note_problems(struct doctor *doctor, const char *name, const char *const *problems,
                          size_t n)
{
    for (size_t i = 0; i < n; i++)
        doctor_note(doctor, name, DOCTOR_FAIL, "%s", problems[i]);
    doctor->is_damaged = doctor->is_damaged || n > 0;
}

static int examine(struct doctor *doctor, const char *name, const struct db *db, struct error *err)
{
    const char *const *problems;
    int64_t version;
    size_t n;
    int r = db_read_version(db, &version, err);

    if (r == 0)
        r = db_examine(db, &doctor->context->arena, &problems, &n, err);
    if (r < 0)
        return r;
    note_problems(doctor, name, problems, n);
    if (n == 0)
        doctor_note(doctor, name, DOCTOR_OK, "%s is sound, format %lld", db_path(db),
                    (long long)version);
    return 0;
}

static void check(struct doctor *doctor, const char *name,
                  int (*open)(const char *dir, enum db_access access, struct db **ret_db,
                              struct error *err),
                  struct db **db)
{
    struct error err;
    int r = open(doctor->context->data_dir, DB_READ, db, &err);

    if (r == ERROR_NOT_FOUND) {
        doctor_note(doctor, name, DOCTOR_OK, "nothing is stored yet");
        return;
    }
    if (r == 0)
        r = examine(doctor, name, *db, &err);
    if (r < 0) {
        doctor_note(doctor, name, DOCTOR_FAIL, "%s", err.message);
        doctor->is_damaged = true;
    }
}

void doctor_databases(struct doctor *doctor)
{
    check(doctor, "mirror.db", mirror_store_open, &doctor->context->mirror_db);
    check(doctor, "race.db", race_store_open, &doctor->context->race_db);
}
