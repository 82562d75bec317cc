/* Looking the target over before anything is sent, so that all that is missing is told at once. */
#include "target.h"

#include "postgres_schema.h"

#include "trackside/buffer.h"
#include "trackside/cleanup.h"

#include <string.h>

/* Columns of target/server.sql. */
enum {
    SERVER_IN_RECOVERY,
    SERVER_READ_ONLY,
    SERVER_MAY_STAGE,
    SERVER_USER,
    SERVER_DATABASE,
    SERVER_MAY_CREATE,
    SERVER_HAS_EXPORTS,
    SERVER_MAY_READ_EXPORTS,
    SERVER_MAY_WRITE_EXPORTS,
};

enum {
    SENTENCE_CEILING = 560, /* of what is missing; the error has room for little more */
};

/* What target/shape.sql found, by who is to do something about it. */
struct findings {
    struct target_lacks lacks;  /* of the target, for every run */
    struct target_lacks reads;  /* rights of ours, for every run */
    struct target_lacks writes; /* rights of ours, for writing */
};

static void add(struct target_lacks *lacks, const char *text, struct arena *arena)
{
    lacks->texts = arena_grow(arena, lacks->texts, lacks->n, sizeof(const char *));
    lacks->texts[lacks->n++] = text;
}

static void add_feature(struct target *target, const char *name)
{
    struct feature_list *features = &target->features;

    features->names = arena_grow(target->arena, features->names, features->n, sizeof(const char *));
    features->names[features->n++] = name;
}

static int check_server(struct target *target, bool writes, struct findings *findings,
                        struct error *err)
{
    struct postgres_rows rows;
    int r = target_ask(target, TARGET_SERVER, NULL, 0, &rows, err);

    if (r < 0)
        return r;
    if (postgres_cell_is_true(&rows, 0, SERVER_IN_RECOVERY))
        return error_set(
            err, ERROR_FAILED,
            "the target is a standby, which cannot be written; connect to its primary");
    if (postgres_cell_is_true(&rows, 0, SERVER_READ_ONLY))
        add(&findings->writes,
            "a transaction that may write (the target is read-only for us: "
            "default_transaction_read_only is on for the role or the database)",
            target->arena);
    if (!postgres_cell_is_true(&rows, 0, SERVER_MAY_STAGE))
        add(&findings->reads,
            arena_format(target->arena,
                         "temporary tables, in which rows are compared (GRANT TEMPORARY ON "
                         "DATABASE %s TO %s)",
                         postgres_cell(&rows, 0, SERVER_DATABASE),
                         postgres_cell(&rows, 0, SERVER_USER)),
            target->arena);
    target->can_create = postgres_cell_is_true(&rows, 0, SERVER_MAY_CREATE) &&
                         !postgres_cell_is_true(&rows, 0, SERVER_HAS_EXPORTS);
    if (postgres_cell_is_true(&rows, 0,
                              writes ? SERVER_MAY_WRITE_EXPORTS : SERVER_MAY_READ_EXPORTS))
        add_feature(target, "trackside_exports");
    return 0;
}

static int check_shape(struct target *target, struct findings *findings, struct error *err)
{
    struct postgres_rows rows;
    int r = target_ask(target, TARGET_SHAPE, NULL, 0, &rows, err);

    for (size_t i = 0; r == 0 && i < rows.n_rows; i++) {
        const char *kind = postgres_cell(&rows, i, 0);
        const char *text = postgres_cell(&rows, i, 1);

        if (strcmp(kind, "lacks") == 0)
            add(&findings->lacks, text, target->arena);
        else if (strcmp(kind, "reads") == 0)
            add(&findings->reads, text, target->arena);
        else if (strcmp(kind, "writes") == 0)
            add(&findings->writes, text, target->arena);
        else
            add_feature(target, text);
        target->has_indirect |= strstr(text, " (indirect)") != NULL;
        target->has_policies |= strcmp(text, "row-level policies") == 0;
    }
    return r;
}

bool target_is_indirect(const struct target *target, const char *table)
{
    const char *name = arena_format(target->arena, "%s (indirect)", table);

    return feature_list_has(&target->features, bytes_from_text(name));
}

/* As many as fit into one sentence. */
static size_t append(struct buffer *sentence, const char *head, const struct target_lacks *lacks)
{
    size_t n = 0;

    for (; n < lacks->n; n++) {
        const char *before = n > 0 ? ", " : head;

        if (sentence->size + strlen(before) + strlen(lacks->texts[n]) > SENTENCE_CEILING)
            break;
        buffer_printf(sentence, "%s%s", before, lacks->texts[n]);
    }
    return n;
}

static int fail(const struct target *target, const struct findings *findings,
                struct target_lacks *ret_lacks, struct error *err)
{
    struct target_lacks rights = findings->reads, all = findings->lacks;
    struct buffer sentence CLEANUP(buffer_deinit);
    const char *empty = "";
    size_t n;

    for (size_t i = 0; i < findings->writes.n; i++)
        add(&rights, findings->writes.texts[i], target->arena);
    for (size_t i = 0; i < rights.n; i++)
        add(&all, rights.texts[i], target->arena);
    buffer_init(&sentence, SENTENCE_CEILING + 1);
    n = append(&sentence, "the target lacks: ", &findings->lacks);
    n += append(&sentence,
                arena_format(target->arena, "%srole %s lacks, in the target: ", n > 0 ? "; " : "",
                             postgres_user(target->postgres)),
                &rights);
    for (size_t i = 0; i < findings->lacks.n; i++) {
        if (strncmp(findings->lacks.texts[i], "table ", strlen("table ")) == 0)
            empty = "; an empty database is filled by --create-schema";
    }
    if (n < all.n) {
        *ret_lacks = all;
        return error_set(err, ERROR_FAILED, "%s, and %zu more (all are named above)%s",
                         buffer_text(&sentence), all.n - n, empty);
    }
    return error_set(err, ERROR_FAILED, "%s%s", buffer_text(&sentence), empty);
}

int target_check(struct target *target, enum target_use use, struct target_lacks *ret_lacks,
                 struct error *err)
{
    struct findings findings = {.lacks = {0}};
    int r = check_server(target, use == TARGET_WRITE, &findings, err);

    if (r == 0)
        r = check_shape(target, &findings, err);
    if (r < 0)
        return r;
    if (use == TARGET_VERIFY)
        findings.writes.n = 0;
    if (findings.lacks.n + findings.reads.n + (use == TARGET_WRITE ? findings.writes.n : 0) > 0)
        return fail(target, &findings, ret_lacks, err);
    *ret_lacks = findings.writes;
    return 0;
}
