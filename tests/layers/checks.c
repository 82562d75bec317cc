/* The checks: over include lines, over words of code, over string literals. */
#include "checks.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A slice as an argument for %.*s. */
#define SLICE(bytes) (int)(bytes).size, (bytes).data

static void offend(struct buffer *out, const struct source *source, size_t line, const char *format,
                   ...) __attribute__((format(printf, 4, 5)));

static void offend(struct buffer *out, const struct source *source, size_t line, const char *format,
                   ...)
{
    char text[512];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    buffer_printf(out, "%s:%zu: %s\n", source->path, line, text);
}

static bool is_public(const struct source *source)
{
    return source->module.size == 0;
}

/* ---- includes ---- */

/* One include line, and where it stands. */
struct include {
    const struct source *source;
    size_t line;
    struct bytes header;
    bool is_system;
};

/* Step to the next include of a source; start with line 0 and the whole text as rest. */
static bool next_include(struct include *include, struct bytes *rest)
{
    struct bytes line;

    while (bytes_split(rest, '\n', &line)) {
        include->line++;
        if (source_include(line, &include->header, &include->is_system))
            return true;
    }
    return false;
}

static struct bytes file_name(const struct source *source)
{
    return bytes_from_text(strrchr(source->path, '/') + 1);
}

/* Is there such a file beside the one that includes it? */
static bool is_beside(const struct tree *tree, const struct include *include)
{
    for (size_t i = 0; i < tree->n_sources; i++) {
        const struct source *other = &tree->sources[i];

        if (bytes_equal(other->module, include->source->module) &&
            bytes_equal(file_name(other), include->header))
            return true;
    }
    return false;
}

/* Modules stand in the order of the map, so that none reaches up or round, whatever it is allowed.
 */
static bool may_include(const struct module *module, const struct module *other)
{
    return module == other ||
           (other < module && words_have(&module->may, bytes_from_text(other->name)));
}

static void check_edge(const struct module *module, const struct module *other,
                       const struct include *include, struct buffer *out)
{
    if (may_include(module, other))
        return;
    offend(out, include->source, include->line, "%s -> %s: %s may not include %.*s", module->name,
           other->name, module->name, SLICE(include->header));
}

static void check_own_include(const struct layers *layers, const struct tree *tree,
                              const struct module *module, const struct include *include,
                              struct buffer *out)
{
    struct bytes folder = BYTES("trackside/");
    const struct module *other;

    if (bytes_starts_with(include->header, folder)) {
        other = layers_owner_of_header(layers, bytes_skip(include->header, folder.size));
    } else {
        if (!is_public(include->source) && is_beside(tree, include))
            return;
        other = layers_owner_of_generated(layers, include->header);
    }
    if (other == NULL)
        offend(out, include->source, include->line, "%.*s belongs to no module and is not beside",
               SLICE(include->header));
    else
        check_edge(module, other, include, out);
}

static void check_system_include(const struct layers *layers, const struct module *module,
                                 const struct include *include, struct buffer *out)
{
    const struct module *owner = layers_owner_of_library(layers, include->header);

    if (words_match(&layers->system, include->header) || owner == module)
        return;
    if (owner == NULL)
        offend(out, include->source, include->line,
               "%.*s is neither a system header nor the library of a module",
               SLICE(include->header));
    else
        offend(out, include->source, include->line, "%.*s is known to %s alone, not to %s",
               SLICE(include->header), owner->name, module->name);
}

static bool belongs_to(const struct source *source, const struct module *module)
{
    return is_public(source) ? words_have(&module->headers, file_name(source))
                             : bytes_equal_text(source->module, module->name);
}

void check_module(const struct layers *layers, const struct tree *tree, const struct module *module,
                  struct buffer *out)
{
    for (size_t i = 0; i < tree->n_sources; i++) {
        struct include include = {.source = &tree->sources[i]};
        struct bytes rest = include.source->text;

        if (!belongs_to(include.source, module))
            continue;
        while (next_include(&include, &rest)) {
            if (include.is_system)
                check_system_include(layers, module, &include, out);
            else
                check_own_include(layers, tree, module, &include, out);
        }
    }
}

size_t check_library(const struct tree *tree, const struct module *module,
                     const struct library *library, struct buffer *out)
{
    size_t n = 0;

    for (size_t i = 0; i < tree->n_sources; i++) {
        struct include include = {.source = &tree->sources[i]};
        struct bytes rest = include.source->text;

        while (belongs_to(include.source, module) && next_include(&include, &rest)) {
            if (!include.is_system || !bytes_equal(include.header, library->header))
                continue;
            if (++n > (size_t)library->max_files)
                offend(out, include.source, include.line,
                       "%.*s is known to more files than allowed", SLICE(include.header));
        }
    }
    return n;
}

void check_map(const struct layers *layers, const struct tree *tree, struct buffer *out)
{
    for (size_t i = 0; i < tree->n_sources; i++) {
        const struct source *source = &tree->sources[i];

        if (is_public(source)) {
            if (layers_owner_of_header(layers, file_name(source)) == NULL)
                offend(out, source, 1, "%.*s belongs to no module of the map",
                       SLICE(file_name(source)));
        } else if (layers_find(layers, source->module) == NULL) {
            offend(out, source, 1, "the map has no module %.*s", SLICE(source->module));
        }
    }
}

/* "src/cli" of "src/cli/main.c". */
static struct bytes folder_of(const struct source *source)
{
    struct bytes path = bytes_from_text(source->path);

    while (path.size > 0 && path.data[path.size - 1] != '/')
        path.size--;
    return path;
}

void check_folders(const struct layers *layers, const struct tree *tree, struct buffer *out)
{
    for (size_t i = 0; i < tree->n_sources; i++) {
        const struct source *first = &tree->sources[i];
        int64_t n = 0;

        if (is_public(first) ||
            (i > 0 && bytes_equal(folder_of(first), folder_of(&tree->sources[i - 1]))))
            continue;
        for (size_t k = 0; k < tree->n_sources; k++)
            n += bytes_equal(folder_of(first), folder_of(&tree->sources[k]));
        if (layers->max_files > 0 && n > layers->max_files)
            offend(out, first, 1, "%.*s holds %lld files, more than anybody looks through",
                   SLICE(folder_of(first)), (long long)n);
    }
}

void check_public_headers(const struct layers *layers, const struct tree *tree, struct buffer *out)
{
    for (size_t i = 0; i < tree->n_sources; i++) {
        struct include include = {.source = &tree->sources[i]};
        struct bytes rest = include.source->text;

        while (is_public(include.source) && next_include(&include, &rest))
            if (include.is_system && !words_match(&layers->system, include.header))
                offend(out, include.source, include.line, "a public header includes %.*s",
                       SLICE(include.header));
    }
}

/* ---- words ---- */

static bool is_one_of(struct bytes word, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (bytes_equal_text(word, words[i]))
            return true;
    return false;
}

void check_calls(const struct layers *layers, const struct tree *tree, struct buffer *out)
{
    static const char *const banned[] = {
        "atof",    "atoi",    "atol",    "atoll",    "gets",     "sprintf", "sscanf",
        "stpcpy",  "strcat",  "strcpy",  "strtod",   "strtof",   "strtok",  "strtol",
        "strtold", "strtoll", "strtoul", "strtoull", "vsprintf",
    };

    for (size_t i = 0; i < tree->n_sources; i++) {
        const struct source *source = &tree->sources[i];
        struct bytes word;
        size_t at = 0;

        if (words_have(&layers->converts, bytes_from_text(source->path)))
            continue;
        while (source_next_word(source->code, &at, &word))
            if (is_one_of(word, banned, sizeof(banned) / sizeof(banned[0])))
                offend(out, source, source_line_at(source, at), "%.*s is banned", SLICE(word));
    }
}

void check_silence(const struct layers *layers, const struct tree *tree, struct buffer *out)
{
    static const char *const loud[] = {
        "_Exit", "_exit",  "err",    "errx",   "exit",    "perror", "printf", "putchar",
        "puts",  "stderr", "stdout", "syslog", "vprintf", "warn",   "warnx",
    };

    for (size_t i = 0; i < tree->n_sources; i++) {
        const struct source *source = &tree->sources[i];
        struct bytes word;
        size_t at = 0;

        if (words_have(&layers->tells, source->module))
            continue;
        while (source_next_word(source->code, &at, &word)) {
            bool is_stream = bytes_starts_with(word, BYTES("std"));
            bool is_call = at < source->code.size && source->code.data[at] == '(';

            if ((is_stream || is_call) && is_one_of(word, loud, sizeof(loud) / sizeof(loud[0])))
                offend(out, source, source_line_at(source, at),
                       "%.*s: only the command line prints and exits", SLICE(word));
        }
    }
}

/* ---- string literals ---- */

/* Does a literal, without its quote, begin with a statement of SQL? */
static bool is_sql(struct bytes literal)
{
    static const char *const statements[] = {
        "ALTER", "CREATE", "DELETE", "DROP", "INSERT", "REPLACE", "SELECT", "UPDATE", "WITH",
    };
    struct bytes word;
    size_t at = 0;

    while (literal.size > 0 && (literal.data[0] == ' ' || literal.data[0] == '\t'))
        literal = bytes_skip(literal, 1);
    return source_next_word(literal, &at, &word) && word.data == literal.data &&
           at < literal.size && strchr(" \\\"", literal.data[at]) != NULL &&
           is_one_of(word, statements, sizeof(statements) / sizeof(statements[0]));
}

void check_sql(const struct layers *layers, const struct tree *tree, struct buffer *out)
{
    for (size_t i = 0; i < tree->n_sources; i++) {
        const struct source *source = &tree->sources[i];
        struct bytes rest = source->quoted;
        size_t at = 0, step;

        if (words_have(&layers->asks, bytes_from_text(source->path)))
            continue;
        while (bytes_find(bytes_skip(rest, at), BYTES("\""), &step)) {
            struct bytes literal = bytes_skip(rest, at + step + 1);

            if (is_sql(literal))
                offend(out, source, source_line_at(source, at + step), "SQL in C: \"%.*s...\"",
                       SLICE(bytes_first(literal, 20)));
            at += step + 1;
        }
    }
}

/* ---- what a face words ---- */

/* What is left of a literal, or the beginning of that. */
static struct bytes literal_from(const struct source *source, size_t at)
{
    struct bytes rest = bytes_first(bytes_skip(source->quoted, at), 24);
    size_t end;

    return bytes_find(rest, BYTES("\""), &end) ? bytes_first(rest, end) : rest;
}

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

/* Is there a command that begins with this word? Each has a file of its own in a module that tells.
 */
static bool is_command(const struct layers *layers, const struct tree *tree, struct bytes word)
{
    for (size_t i = 0; i < tree->n_sources; i++) {
        const struct source *source = &tree->sources[i];
        struct bytes name = file_name(source);

        if (!words_have(&layers->tells, source->module) || !bytes_starts_with(name, BYTES("cmd_")))
            continue;
        name = bytes_skip(name, strlen("cmd_"));
        if (bytes_starts_with(name, word) && strchr("_.", name.data[word.size]) != NULL)
            return true;
    }
    return false;
}

/* "trackside ingest": the program's name, and a command behind it. */
static bool is_command_line(const struct layers *layers, const struct tree *tree, struct bytes text)
{
    const struct bytes program = BYTES("trackside ");
    struct bytes word;
    size_t at = program.size;

    return bytes_starts_with(text, program) && source_next_word(text, &at, &word) &&
           word.data == text.data + program.size && is_command(layers, tree, word);
}

/* What stands in backquotes is there to be typed: the program's name, or a command at once. */
static bool is_typed(const struct layers *layers, const struct tree *tree, struct bytes text)
{
    struct bytes word;
    size_t at = 0;

    return source_next_word(text, &at, &word) && word.data == text.data &&
           (bytes_equal_text(word, "trackside") || is_command(layers, tree, word));
}

/* An option begins a word. */
static bool is_wording(const struct layers *layers, const struct tree *tree,
                       const struct source *source, size_t at)
{
    struct bytes text = bytes_skip(source->quoted, at);
    char before = source->quoted.data[at - 1];

    if (text.size < 3)
        return false;
    if (text.data[0] == '`')
        return is_typed(layers, tree, bytes_skip(text, 1));
    if (bytes_starts_with(text, BYTES("--")))
        return is_letter(text.data[2]) && strchr(" \"'`([,=|", before) != NULL;
    return is_command_line(layers, tree, text);
}

void check_wording(const struct layers *layers, const struct tree *tree, struct buffer *out)
{
    for (size_t i = 0; i < tree->n_sources; i++) {
        const struct source *source = &tree->sources[i];

        if (words_have(&layers->speaks, source->module))
            continue;
        for (size_t at = 1; at < source->quoted.size; at++) {
            if (is_wording(layers, tree, source, at))
                offend(out, source, source_line_at(source, at), "\"%.*s...\" is for a face to say",
                       SLICE(literal_from(source, at)));
        }
    }
}
