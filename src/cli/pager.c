/* The user's pager between stdout and the terminal. */
#include "pager.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* There is one stdout, so there is one pager. */
static struct {
    pid_t pid; /* 0: none runs */
    int terminal_fd;
    struct sigaction interrupt; /* what SIGINT did before */
} pager;

/* less asks to press RETURN where it cannot move the cursor. */
static bool is_dumb_terminal(void)
{
    const char *terminal = getenv("TERM");

    return terminal == NULL || terminal[0] == '\0' || strcmp(terminal, "dumb") == 0;
}

/* NULL: the user wants none; `cat` and nothing say so. */
static const char *command(void)
{
    const char *chosen = getenv("PAGER");

    if (chosen == NULL && is_dumb_terminal())
        return NULL;
    if (chosen == NULL)
        return "command -v less >/dev/null && exec less -FRX || exec cat";
    return chosen[0] == '\0' || strcmp(chosen, "cat") == 0 ? NULL : chosen;
}

static _Noreturn void run_pager(const char *chosen, int input_fd)
{
    dup2(input_fd, STDIN_FILENO);
    close(input_fd);
    signal(SIGPIPE, SIG_DFL);
    execl("/bin/sh", "sh", "-c", chosen, (char *)NULL);
    _exit(127);
}

/* A pager that cannot be had is no reason to withhold the result. */
static void start(const char *chosen)
{
    int ends[2];

    if (pipe(ends) != 0)
        return;
    pager.terminal_fd = dup(STDOUT_FILENO);
    pager.pid = pager.terminal_fd < 0 ? -1 : fork();
    if (pager.pid == 0) {
        close(ends[1]);
        run_pager(chosen, ends[0]);
    }
    close(ends[0]);
    if (pager.pid < 0)
        pager.pid = 0;
    if (pager.pid > 0) {
        dup2(ends[1], STDOUT_FILENO);
        /* Ctrl-C is the pager's: to search no longer, not to end. */
        sigaction(SIGINT, &(struct sigaction){.sa_handler = SIG_IGN}, &pager.interrupt);
    }
    close(ends[1]);
}

void pager_begin(size_t n_rows)
{
    const char *chosen = command();

    if (n_rows <= PAGER_ROWS || chosen == NULL || pager.pid != 0 || !isatty(STDOUT_FILENO))
        return;
    fflush(stdout);
    start(chosen);
}

int pager_end(struct error *err)
{
    bool is_left; /* the user has seen enough: no error */
    int status;

    if (pager.pid == 0)
        return 0;
    is_left = fflush(stdout) == EOF && errno == EPIPE;
    clearerr(stdout);
    dup2(pager.terminal_fd, STDOUT_FILENO);
    close(pager.terminal_fd);
    while (waitpid(pager.pid, &status, 0) < 0 && errno == EINTR)
        ;
    pager.pid = 0;
    sigaction(SIGINT, &pager.interrupt, NULL);
    if (is_left || !WIFEXITED(status) || WEXITSTATUS(status) != 127)
        return 0;
    return error_set(err, ERROR_FAILED,
                     "the pager '%s' cannot be run; correct PAGER, or set it to cat for none",
                     getenv("PAGER"));
}
