/*
 * A target over its corpus, for the ordinary test run: every file whole, and cut at every eighth
 * of it, since half a page is what a broken connection leaves. Prints TAP, a line a file; a broken
 * promise aborts, and the last comment names the input.
 *
 *   replay_TARGET DIRECTORY
 */
#include "trackside/cleanup.h"

#include "page_file.h"
#include "target.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    N_CUTS = 8,
};

/* In memory of just that size, so that a sanitizer sees a byte read too many. */
static void run_input(struct bytes input)
{
    uint8_t *copy = malloc(input.size);
    if (copy == NULL && input.size > 0)
        abort();
    if (input.size > 0)
        memcpy(copy, input.data, input.size);
    LLVMFuzzerTestOneInput(copy, input.size);
    free(copy);
}

static bool run_file(const char *directory, const char *name)
{
    CLEANUP(buffer_deinit) struct buffer content = {0};
    if (!page_file_read(directory, name, "", &content))
        return false;
    struct bytes whole = buffer_bytes(&content);
    printf("# %s, %zu bytes\n", name, whole.size);
    run_input(whole);
    for (size_t i = 1; i < N_CUTS; i++)
        run_input(bytes_first(whole, whole.size * i / N_CUTS));
    return true;
}

static int is_input(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

int main(int argc, char **argv)
{
    struct dirent **entries;
    int n_failed = 0;
    if (argc != 2) {
        fprintf(stderr, "usage: replay DIRECTORY\n");
        return 2;
    }
    setvbuf(stdout, NULL, _IOLBF, 0);
    int n = scandir(argv[1], &entries, is_input, alphasort);
    if (n <= 0) {
        printf("not ok 1 - %s has inputs\n1..1\n", argv[1]);
        return 1;
    }
    for (int i = 0; i < n; i++) {
        bool ok = run_file(argv[1], entries[i]->d_name);
        printf("%sok %d - %s\n", ok ? "" : "not ", i + 1, entries[i]->d_name);
        n_failed += !ok;
        free(entries[i]);
    }
    free(entries);
    printf("1..%d\n", n);
    return n_failed > 0;
}
