/*
 * Build tool: turns .sql files into the C description of a database (struct db_schema).
 *
 *     embed NAME APPLICATION-ID full|normal OUT.h OUT.c STEP.sql... -- [SESSION.sql...] --
 * QUERY.sql...
 *
 * Queries get an enum, named from folder and file: queries/page_store/find.sql is
 * PAGE_STORE_FIND. Texts become arrays of characters: a string literal may not be longer
 * than 4095 bytes in C. Runs on the build machine, with nothing but libc.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MAX_NAME_SIZE = 256,
};

static _Noreturn void fail(const char *path, const char *problem)
{
    fprintf(stderr, "embed: %s: %s\n", path, problem);
    exit(EXIT_FAILURE);
}

static FILE *open_file(const char *path, const char *mode)
{
    FILE *file = fopen(path, mode);

    if (!file)
        fail(path, "cannot be opened");
    return file;
}

static void close_written(FILE *file, const char *path)
{
    if (ferror(file) | fclose(file))
        fail(path, "cannot be written");
}

/* ---- names ---- */

/* Where the last n elements of a path begin. */
static const char *last_elements(const char *path, int n)
{
    const char *at = path + strlen(path);

    while (at > path && (at[-1] != '/' || --n > 0))
        at--;
    return at;
}

/* "a/queries/page_store/find.sql" to "page_store/find" with two elements, "find" with one. */
static void name_of(const char *path, int n_elements, char name[static MAX_NAME_SIZE])
{
    static const char ending[] = ".sql";
    const char *from = last_elements(path, n_elements);
    size_t size = strlen(from);

    if (size < sizeof(ending) || strcmp(from + size - strlen(ending), ending) != 0)
        fail(path, "is not named NAME.sql");
    size -= strlen(ending);
    if (size >= MAX_NAME_SIZE)
        fail(path, "has too long a name");
    memcpy(name, from, size);
    name[size] = '\0';
}

/* "page_store/find" to PAGE_STORE_FIND. */
static void print_upper(FILE *out, const char *name)
{
    for (; *name; name++)
        fputc(isalnum((unsigned char)*name) ? toupper((unsigned char)*name) : '_', out);
}

/* ---- texts ---- */

static void print_char(FILE *out, int c)
{
    if (c == '\n')
        fputs("'\\n',\n   ", out);
    else if (c == '\'' || c == '\\')
        fprintf(out, "'\\%c',", c);
    else if (isprint(c))
        fprintf(out, "'%c',", c);
    else
        fprintf(out, "'\\x%02x',", (unsigned int)c);
}

/* A file as an array, one line of it to a line, comments and all: they document the schema. */
static void print_text(FILE *out, const char *path, const char *kind, int number)
{
    FILE *in = open_file(path, "rb");
    int c;

    fprintf(out, "static const char %s_%d[] = {\n    ", kind, number);
    while ((c = fgetc(in)) != EOF)
        print_char(out, c);
    fputs("'\\0'};\n\n", out);
    if (ferror(in))
        fail(path, "cannot be read");
    fclose(in);
}

/* ---- the two files ---- */

struct files {
    char **paths;
    int n;
};

/* What the command line says. */
struct job {
    const char *name;
    const char *application_id;
    const char *durability;
    struct files steps, session, queries;
};

static void print_header(FILE *out, const struct job *job)
{
    char name[MAX_NAME_SIZE];

    fprintf(out, "/* Made by schema/embed.c. */\n#ifndef ");
    print_upper(out, job->name);
    fprintf(out, "_SCHEMA_H\n#define ");
    print_upper(out, job->name);
    fprintf(out, "_SCHEMA_H\n\n#include \"trackside/db.h\"\n\n");
    fprintf(out, "extern const struct db_schema %s_schema;\n\nenum %s_query {\n", job->name,
            job->name);
    for (int i = 0; i < job->queries.n; i++) {
        name_of(job->queries.paths[i], 2, name);
        fputs("    ", out);
        print_upper(out, name);
        fputs(",\n", out);
    }
    fputs("};\n\n#endif\n", out);
}

/* `type` is a struct of db.h with a name and a text; no list is made of no files. */
static void print_list(FILE *out, const char *type, const char *kind, const struct files *files,
                       int n_elements)
{
    char name[MAX_NAME_SIZE];

    if (files->n == 0)
        return;
    for (int i = 0; i < files->n; i++)
        print_text(out, files->paths[i], kind, i);
    fprintf(out, "static const struct %s %s_list[] = {\n", type, kind);
    for (int i = 0; i < files->n; i++) {
        name_of(files->paths[i], n_elements, name);
        fprintf(out, "    {\"%s\", %s_%d},\n", name, kind, i);
    }
    fputs("};\n\n", out);
}

static void print_source(FILE *out, const struct job *job)
{
    fprintf(out, "/* Made by schema/embed.c. */\n#include \"%s_schema.h\"\n\n", job->name);
    print_list(out, "db_step", "step", &job->steps, 1);
    print_list(out, "db_step", "session", &job->session, 1);
    print_list(out, "db_query", "query", &job->queries, 2);
    fprintf(out, "const struct db_schema %s_schema = {\n", job->name);
    fprintf(out, "    .name = \"%s\",\n", job->name);
    fprintf(out, "    .application_id = %su,\n", job->application_id);
    fprintf(out, "    .every_commit_endures = %s,\n",
            strcmp(job->durability, "full") == 0 ? "true" : "false");
    fprintf(out, "    .steps = step_list,\n    .n_steps = %d,\n", job->steps.n);
    if (job->session.n > 0)
        fprintf(out, "    .session = session_list,\n    .n_session = %d,\n", job->session.n);
    fprintf(out, "    .queries = query_list,\n    .n_queries = %d,\n};\n", job->queries.n);
}

/* The files up to the next "--", or to the end; *paths and *n then stand behind it. */
static struct files take_files(char ***paths, int *n)
{
    struct files files = {*paths, 0};
    int n_taken;

    while (files.n < *n && strcmp((*paths)[files.n], "--") != 0)
        files.n++;
    n_taken = files.n < *n ? files.n + 1 : files.n;
    *paths += n_taken;
    *n -= n_taken;
    return files;
}

static void split_files(int n, char **paths, struct job *job)
{
    job->steps = take_files(&paths, &n);
    job->session = take_files(&paths, &n);
    job->queries = take_files(&paths, &n);
    if (job->steps.n == 0 || job->queries.n == 0)
        fail(job->name, "needs steps, \"--\", \"--\" and queries");
}

int main(int argc, char **argv)
{
    enum {
        FIRST_FILE = 6,
    };
    struct job job;
    FILE *out;

    if (argc <= FIRST_FILE)
        fail("usage", "embed NAME APPLICATION-ID full|normal OUT.h OUT.c STEP... -- [SESSION...] "
                      "-- QUERY...");
    job = (struct job){.name = argv[1], .application_id = argv[2], .durability = argv[3]};
    split_files(argc - FIRST_FILE, argv + FIRST_FILE, &job);

    out = open_file(argv[4], "w");
    print_header(out, &job);
    close_written(out, argv[4]);
    out = open_file(argv[5], "w");
    print_source(out, &job);
    close_written(out, argv[5]);
    return EXIT_SUCCESS;
}
