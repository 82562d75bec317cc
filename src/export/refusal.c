/* Why the target did not take the batch in hand. */
#include "refusal.h"

#include <stdio.h>
#include <string.h>

void refusal_clear(struct run *run)
{
    memset(&run->refusal, 0, sizeof(run->refusal));
}

static bool is_known(const struct run *run)
{
    return run->refusal.message[0] != '\0';
}

int refusal_note(struct run *run, const char *table)
{
    struct postgres_failure *refusal = &run->refusal;

    if (is_known(run))
        return ERROR_REJECTED;
    *refusal = *postgres_failure(run->target.postgres);
    if (table == NULL && refusal->table[0] == '\0')
        table = "(commit)";
    if (table != NULL)
        snprintf(refusal->table, sizeof(refusal->table), "%s", table);
    return ERROR_REJECTED;
}

int refusal_short(struct run *run, const char *table, struct error *err)
{
    run->refusal = (struct postgres_failure){
        .message = "taken and not written, by a trigger, a rule or a row-level policy"};
    snprintf(run->refusal.table, sizeof(run->refusal.table), "%s", table);
    return error_set(err, ERROR_REJECTED, "the target took rows of %s and did not write them",
                     table);
}

/*
 * A trigger may give its refusal any code, so that all are about rows but those in which the server
 * speaks of itself: lost, not built for it, in the wrong state, not allowed, rolled back, syntax or
 * names, no resources, a program's limit, busy, stopped, broken. A row-level policy has the code of
 * a missing right.
 */
bool refusal_is_about_rows(const struct run *run)
{
    static const char *const classes[] = {"08", "0A", "25", "28", "40", "42",
                                          "53", "54", "55", "57", "58", "XX"};
    const char *sqlstate = run->refusal.sqlstate;

    if (strcmp(sqlstate, "42501") == 0)
        return run->target.has_policies;
    for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++) {
        if (strncmp(sqlstate, classes[i], 2) == 0)
            return false;
    }
    return is_known(run);
}

/* A deadlock, a lock that took too long, a row another made at the same time. */
bool refusal_may_pass(const struct run *run)
{
    static const char *const passing[] = {"40001", "40P01", "55P03", "23505", "23503"};

    for (size_t i = 0; i < sizeof(passing) / sizeof(passing[0]); i++) {
        if (strcmp(run->refusal.sqlstate, passing[i]) == 0)
            return true;
    }
    return false;
}
