/* The data directory: whose it is, who may look into it, and what room is left. */
#include "trackside/disk_use.h"
#include "trackside/doctor.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    NOT_FOR_OTHERS = S_IRWXG | S_IRWXO,
    MIB = 1024 * 1024,
};

/* ---- who may look ---- */

static bool is_for_others(const char *path)
{
    struct stat status;

    return lstat(path, &status) == 0 && (status.st_mode & NOT_FOR_OTHERS) != 0;
}

static bool is_ours(const struct disk_file *file)
{
    return strncmp(file->name, "mirror.db", strlen("mirror.db")) == 0 ||
           strncmp(file->name, "race.db", strlen("race.db")) == 0 ||
           strncmp(file->name, "export.db", strlen("export.db")) == 0;
}

static void check_permissions(struct doctor *doctor)
{
    struct task *task = doctor->task;
    struct arena *arena = doctor->arena;
    const struct disk_file *files;
    size_t n;
    int64_t n_open = 0;

    disk_use_files(task->data_dir, arena, &files, &n);
    if (is_for_others(task->data_dir)) {
        doctor_note(doctor, "permissions", DOCTOR_WARN, HINT_CLOSE_DIRECTORY,
                    "others may look into %s", task->data_dir);
        n_open++;
    }
    for (size_t i = 0; i < n; i++) {
        const char *path = arena_format(arena, "%s/%s", task->data_dir, files[i].name);

        if (!is_ours(&files[i]) || !is_for_others(path))
            continue;
        doctor_note(doctor, "permissions", DOCTOR_WARN, HINT_CLOSE_FILE,
                    "others may read or write %s", path);
        n_open++;
    }
    if (n_open == 0)
        doctor_note(doctor, "permissions", DOCTOR_OK, HINT_NONE,
                    "%s and its databases are for you alone", task->data_dir);
}

/* ---- room ---- */

static void check_room(struct doctor *doctor, const char *dir)
{
    int64_t wanted = doctor->task->settings->values[CHECK_FREE_MIB].number;
    int64_t free_bytes = disk_use_free(dir);

    if (is_absent(free_bytes))
        doctor_note(doctor, "disk", DOCTOR_FAIL, HINT_NONE, "the disk of %s cannot be asked: %s",
                    dir, strerror(errno));
    else if (free_bytes / MIB < wanted)
        doctor_note(doctor, "disk", DOCTOR_FAIL, HINT_OR_OTHER_DATA,
                    "%lld MiB are free on the disk of %s, fewer than check.free-mib %lld; make "
                    "room",
                    (long long)(free_bytes / MIB), dir, (long long)wanted);
    else
        doctor_note(doctor, "disk", DOCTOR_OK, HINT_NONE, "%lld MiB are free",
                    (long long)(free_bytes / MIB));
}

/* ---- the directory ---- */

/* The nearest directory above that is there: where the data directory would be made. */
static const char *existing_parent(const char *path, struct arena *arena)
{
    char *parent = arena_text(arena, path);
    struct stat status;
    char *slash;

    while (stat(parent, &status) != 0 && (slash = strrchr(parent, '/')) != NULL)
        *slash = '\0';
    if (stat(parent, &status) == 0)
        return parent;
    return path[0] == '/' ? "/" : ".";
}

/* A file would be made in it, so that it must be open to writing and to looking. */
static bool may_write(const char *dir)
{
    return access(dir, W_OK | X_OK) == 0;
}

static void check_future(struct doctor *doctor, const char *dir)
{
    const char *parent = existing_parent(dir, doctor->arena);

    if (may_write(parent))
        doctor_note(doctor, "data", DOCTOR_OK, HINT_NONE, "%s is not there yet and will be made",
                    dir);
    else
        doctor_note(doctor, "data", DOCTOR_FAIL, HINT_OTHER_DATA,
                    "%s is not there, and cannot be made in %s (%s)", dir, parent, strerror(errno));
    check_room(doctor, parent);
}

void doctor_paths(struct doctor *doctor)
{
    const char *dir = doctor->task->data_dir;
    struct stat status;

    if (stat(dir, &status) != 0) {
        check_future(doctor, dir);
        return;
    }
    if (!S_ISDIR(status.st_mode))
        doctor_note(doctor, "data", DOCTOR_FAIL, HINT_OTHER_DATA, "%s is no directory", dir);
    else if (!may_write(dir))
        doctor_note(
            doctor, "data", DOCTOR_FAIL, HINT_NONE,
            "%s cannot be written to (%s): what is stored can be read, nothing can be added", dir,
            strerror(errno));
    else
        doctor_note(doctor, "data", DOCTOR_OK, HINT_NONE, "%s can be written to", dir);
    check_permissions(doctor);
    check_room(doctor, dir);
}
