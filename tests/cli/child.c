/* Running a child. */
#include "child.h"

#include "trackside/clock.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int set_actions(const struct child_order *order, posix_spawn_file_actions_t *actions)
{
    const int flags = O_WRONLY | O_CREAT | O_TRUNC;
    int r = posix_spawn_file_actions_addchdir_np(actions, order->folder);

    if (r == 0)
        r = posix_spawn_file_actions_addopen(actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    if (r == 0)
        r = posix_spawn_file_actions_addopen(actions, STDOUT_FILENO, order->stdout_path, flags,
                                             0600);
    if (r == 0)
        r = posix_spawn_file_actions_addopen(actions, STDERR_FILENO, order->stderr_path, flags,
                                             0600);
    return r;
}

static int spawn(const struct child_order *order, pid_t *ret_pid, struct error *err)
{
    posix_spawn_file_actions_t actions;
    int r = posix_spawn_file_actions_init(&actions);

    if (r == 0) {
        r = set_actions(order, &actions);
        if (r == 0)
            r = posix_spawnp(ret_pid, order->argv[0], &actions, NULL, order->argv, order->envp);
        posix_spawn_file_actions_destroy(&actions);
    }
    if (r != 0)
        return error_set(err, ERROR_FAILED, "%s cannot be started: %s", order->argv[0],
                         strerror(r));
    return 0;
}

enum {
    REPEAT_AFTER_MS = 100, /* so that two signals do not become one before the child sees it */
};

static bool is_due(const struct child_order *order, const struct child_end *end,
                   int64_t signalled_ms)
{
    if (order->signal_number == 0)
        return false;
    if (end->was_signalled)
        return order->repeats_signal && clock_monotonic_ms() >= signalled_ms + REPEAT_AFTER_MS;
    return order->signal_is_due(order->what);
}

static void send_due_signals(const struct child_order *order, pid_t pid, int64_t end_ms,
                             int64_t *signalled_ms, struct child_end *end)
{
    if (is_due(order, end, *signalled_ms)) {
        kill(pid, order->signal_number);
        end->was_signalled = true;
        *signalled_ms = clock_monotonic_ms();
    }
    if (!end->timed_out && clock_monotonic_ms() >= end_ms) {
        kill(pid, SIGKILL);
        end->timed_out = true;
    }
}

int child_run(const struct child_order *order, struct child_end *ret_end, struct error *err)
{
    int64_t end_ms = clock_monotonic_ms() + order->limit_ms;
    struct child_end end = {.exit_code = -1};
    int64_t signalled_ms = 0;
    pid_t pid, ended;
    int status = 0;
    int r = spawn(order, &pid, err);

    if (r < 0)
        return r;
    while ((ended = waitpid(pid, &status, WNOHANG)) == 0) {
        send_due_signals(order, pid, end_ms, &signalled_ms, &end);
        clock_sleep_ms(1);
    }
    if (ended < 0)
        return error_set(err, ERROR_FAILED, "the child is lost: %s", strerror(errno));
    if (WIFEXITED(status))
        end.exit_code = WEXITSTATUS(status);
    else
        end.signal_number = WTERMSIG(status);
    *ret_end = end;
    return 0;
}
