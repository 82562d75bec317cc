/* When the pager is asked, and what it is given: on a pseudo terminal in place of stdout. */
#include "pager.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void copy_until_now(int fd, char *out, size_t size)
{
    size_t used = 0;
    ssize_t n;

    fcntl(fd, F_SETFL, O_NONBLOCK);
    while (used < size - 1 && (n = read(fd, out + used, size - 1 - used)) > 0)
        used += (size_t)n;
    out[used] = '\0';
}

/* Print rows to a fresh terminal, or to a pipe, and collect what arrives there. */
static int print_rows(size_t n_rows, bool on_terminal, char *out, size_t size)
{
    int ends[2] = {-1, -1};
    int before, r;
    struct error err;

    if (on_terminal) {
        ends[0] = posix_openpt(O_RDWR | O_NOCTTY);
        assert_int_equal(grantpt(ends[0]), 0);
        assert_int_equal(unlockpt(ends[0]), 0);
        ends[1] = open(ptsname(ends[0]), O_RDWR | O_NOCTTY);
    } else {
        assert_int_equal(pipe(ends), 0);
    }
    fflush(stdout);
    before = dup(STDOUT_FILENO);
    dup2(ends[1], STDOUT_FILENO);
    pager_begin(n_rows);
    printf("row\n");
    r = pager_end(&err);
    fflush(stdout);
    dup2(before, STDOUT_FILENO);
    copy_until_now(ends[0], out, size);
    close(before);
    close(ends[0]);
    close(ends[1]);
    return r;
}

static void many_rows_on_a_terminal_go_through_the_pager(void **state)
{
    char text[256];

    (void)state;
    setenv("PAGER", "sed 's/^/paged /'", 1);
    assert_int_equal(print_rows(PAGER_ROWS + 1, true, text, sizeof(text)), 0);
    assert_non_null(strstr(text, "paged row"));
}

static void few_rows_do_not(void **state)
{
    char text[256];

    (void)state;
    setenv("PAGER", "sed 's/^/paged /'", 1);
    assert_int_equal(print_rows(PAGER_ROWS, true, text, sizeof(text)), 0);
    assert_non_null(strstr(text, "row"));
    assert_null(strstr(text, "paged"));
}

static void a_pipe_never_does(void **state)
{
    char text[256];

    (void)state;
    setenv("PAGER", "sed 's/^/paged /'", 1);
    assert_int_equal(print_rows(PAGER_ROWS * 10, false, text, sizeof(text)), 0);
    assert_string_equal(text, "row\n");
}

static void cat_and_nothing_mean_no_pager(void **state)
{
    char text[256];

    (void)state;
    setenv("PAGER", "cat", 1);
    assert_int_equal(print_rows(PAGER_ROWS + 1, true, text, sizeof(text)), 0);
    assert_non_null(strstr(text, "row"));
    setenv("PAGER", "", 1);
    assert_int_equal(print_rows(PAGER_ROWS + 1, true, text, sizeof(text)), 0);
    assert_non_null(strstr(text, "row"));
}

static void a_dumb_terminal_gets_the_rows_as_they_are(void **state)
{
    char text[256];

    (void)state;
    unsetenv("PAGER");
    setenv("TERM", "dumb", 1);
    assert_int_equal(print_rows(PAGER_ROWS + 1, true, text, sizeof(text)), 0);
    assert_non_null(strstr(text, "row"));
}

static void a_pager_that_is_none_is_told(void **state)
{
    char text[256];

    (void)state;
    setenv("PAGER", "no-such-pager-here 2>/dev/null", 1);
    assert_int_equal(print_rows(PAGER_ROWS + 1, true, text, sizeof(text)), ERROR_FAILED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_rows_on_a_terminal_go_through_the_pager),
        cmocka_unit_test(few_rows_do_not),
        cmocka_unit_test(a_pipe_never_does),
        cmocka_unit_test(cat_and_nothing_mean_no_pager),
        cmocka_unit_test(a_dumb_terminal_gets_the_rows_as_they_are),
        cmocka_unit_test(a_pager_that_is_none_is_told),
    };

    signal(SIGPIPE, SIG_IGN);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
