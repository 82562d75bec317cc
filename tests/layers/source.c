/* Finding C files and telling code from comments and text. */
#include "source.h"

#include "text_file.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- code and text ---- */

/* A walk over one file; both results begin as blanks. */
struct walk {
    struct bytes text;
    char *code;
    char *quoted;
    size_t at;
};

static bool is_at(const struct walk *walk, const char *mark)
{
    return bytes_starts_with(bytes_skip(walk->text, walk->at), bytes_from_text(mark));
}

/* Over a comment, to the last byte of it. */
static void pass_comment(struct walk *walk, const char *end)
{
    walk->at += 2;
    while (walk->at < walk->text.size && !is_at(walk, end))
        walk->at++;
    if (end[0] == '*')
        walk->at++;
}

/* Over what stands in quotes, to the closing one; string literals are copied. */
static void pass_quotes(struct walk *walk)
{
    char quote = walk->text.data[walk->at];
    size_t first = walk->at++;

    while (walk->at < walk->text.size && walk->text.data[walk->at] != quote)
        walk->at += walk->text.data[walk->at] == '\\' ? 2 : 1;
    if (quote == '"' && walk->at < walk->text.size)
        memcpy(walk->quoted + first, walk->text.data + first, walk->at + 1 - first);
}

static void keep_lines(const struct walk *walk, char *blanks)
{
    for (size_t i = 0; i < walk->text.size; i++)
        blanks[i] = walk->text.data[i] == '\n' ? '\n' : ' ';
}

static void take_apart(struct source *source, struct arena *arena)
{
    size_t size = source->text.size;
    struct walk walk = {.text = source->text,
                        .code = arena_alloc(arena, size + 1),
                        .quoted = arena_alloc(arena, size + 1)};

    keep_lines(&walk, walk.code);
    keep_lines(&walk, walk.quoted);
    for (; walk.at < size; walk.at++) {
        char c = walk.text.data[walk.at];

        if (is_at(&walk, "/*"))
            pass_comment(&walk, "*/");
        else if (is_at(&walk, "//"))
            pass_comment(&walk, "\n");
        else if (c == '"' || c == '\'')
            pass_quotes(&walk);
        else
            walk.code[walk.at] = c;
    }
    source->code = (struct bytes){walk.code, size};
    source->quoted = (struct bytes){walk.quoted, size};
}

/* ---- files ---- */

static int is_c_file(const struct dirent *entry)
{
    struct bytes name = bytes_from_text(entry->d_name);

    return bytes_ends_with(name, BYTES(".c")) || bytes_ends_with(name, BYTES(".h"));
}

static int is_inner_folder(const struct dirent *entry)
{
    return entry->d_type == DT_DIR && entry->d_name[0] != '.';
}

static int is_no_dot(const struct dirent *entry)
{
    return entry->d_name[0] != '.' && !is_c_file(entry) &&
           strcmp(entry->d_name, "meson.build") != 0;
}

static void add_file(struct tree *tree, const char *root, const char *path, const char *module,
                     struct arena *arena)
{
    struct source source = {.path = path, .module = bytes_from_text(module)};

    source.text = text_file_read(arena_format(arena, "%s/%s", root, path), arena);
    take_apart(&source, arena);
    tree->sources = arena_grow(arena, tree->sources, tree->n_sources, sizeof(source));
    tree->sources[tree->n_sources++] = source;
}

static void add_folder(struct tree *tree, const char *root, const char *folder, const char *module,
                       struct arena *arena);

/* A module may have folders of its own; what lies in them is of the module. */
static void add_inner_folders(struct tree *tree, const char *root, const char *folder,
                              const char *module, struct arena *arena)
{
    struct dirent **entries;
    int n =
        scandir(arena_format(arena, "%s/%s", root, folder), &entries, is_inner_folder, alphasort);

    for (int i = 0; i < n; i++) {
        add_folder(tree, root, arena_format(arena, "%s/%s", folder, entries[i]->d_name), module,
                   arena);
        free(entries[i]);
    }
    if (n >= 0)
        free(entries);
}

static void add_folder(struct tree *tree, const char *root, const char *folder, const char *module,
                       struct arena *arena)
{
    struct dirent **entries;
    int n = scandir(arena_format(arena, "%s/%s", root, folder), &entries, is_c_file, alphasort);

    if (n < 0) {
        fprintf(stderr, "%s/%s cannot be listed\n", root, folder);
        exit(2);
    }
    for (int i = 0; i < n; i++) {
        add_file(tree, root, arena_format(arena, "%s/%s", folder, entries[i]->d_name), module,
                 arena);
        free(entries[i]);
    }
    free(entries);
    add_inner_folders(tree, root, folder, module, arena);
}

void tree_read(const char *root, struct arena *arena, struct tree *ret_tree)
{
    struct dirent **entries;
    int n = scandir(arena_format(arena, "%s/src", root), &entries, is_no_dot, alphasort);

    *ret_tree = (struct tree){0};
    add_folder(ret_tree, root, "include/trackside", "", arena);
    if (n < 0) {
        fprintf(stderr, "%s/src cannot be listed\n", root);
        exit(2);
    }
    for (int i = 0; i < n; i++) {
        const char *module = arena_text(arena, entries[i]->d_name);

        add_folder(ret_tree, root, arena_format(arena, "src/%s", module), module, arena);
        free(entries[i]);
    }
    free(entries);
}

/* ---- looking ---- */

bool source_include(struct bytes line, struct bytes *ret_header, bool *ret_is_system)
{
    struct bytes rest = bytes_trim(line);
    size_t at;

    if (!bytes_starts_with(rest, BYTES("#")))
        return false;
    rest = bytes_trim(bytes_skip(rest, 1));
    if (!bytes_starts_with(rest, BYTES("include")))
        return false;
    rest = bytes_trim(bytes_skip(rest, strlen("include")));
    if (rest.size == 0)
        return false;
    *ret_is_system = rest.data[0] == '<';
    rest = bytes_skip(rest, 1);
    if (!bytes_find(rest, *ret_is_system ? BYTES(">") : BYTES("\""), &at))
        return false;
    *ret_header = bytes_first(rest, at);
    return true;
}

static bool is_word_part(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || bytes_is_digit(c);
}

bool source_next_word(struct bytes code, size_t *at, struct bytes *ret_word)
{
    size_t first;

    while (*at < code.size && !is_word_part(code.data[*at]))
        ++*at;
    first = *at;
    while (*at < code.size && is_word_part(code.data[*at]))
        ++*at;
    *ret_word = (struct bytes){code.data + first, *at - first};
    return *at > first;
}

size_t source_line_at(const struct source *source, size_t at)
{
    size_t line = 1;

    for (size_t i = 0; i < at && i < source->text.size; i++)
        line += source->text.data[i] == '\n';
    return line;
}
