/*
 * How fast practice days are found: shown, never asserted.
 *
 *   bench_discover TRACKSIDE FIXTURE
 *
 * Against the replaying server with 50 ms before every answer: six months cold beside six calls of
 * curl one after the other; the same again warm beside `trackside --version`; how many of the
 * pages of repeated questions come from the store; and three months cold, with their first line.
 */
#include "trackside/clock.h"
#include "trackside/fixture.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    LATENCY_MS = 50,
    N_REPEATS = 10,
};

#define TODAY "2025-11-08T03:30:00Z"

static const char *const months[] = {
    "2025-11", "2025-10", "2025-09", "2025-07", "2025-06", "2025-05",
};

enum {
    N_MONTHS = sizeof(months) / sizeof(months[0]),
};

extern char **environ;

static _Noreturn void fail(const char *program)
{
    fprintf(stderr, "%s does not run as it should\n", program);
    exit(1);
}

/* Milliseconds a command takes; its output goes nowhere. */
static int64_t run(const char *const *words)
{
    posix_spawn_file_actions_t actions;
    int64_t start_ms = clock_monotonic_ms();
    int status = 0;
    pid_t pid;

    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    if (posix_spawnp(&pid, words[0], &actions, NULL, (char *const *)(uintptr_t)words, environ) !=
            0 ||
        waitpid(pid, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        fail(words[0]);
    posix_spawn_file_actions_destroy(&actions);
    return clock_monotonic_ms() - start_ms;
}

/* Likewise; and when the first line of its output was there. */
static int64_t run_to_first_line(const char *const *words, int64_t *ret_first_ms)
{
    posix_spawn_file_actions_t actions;
    int64_t start_ms = clock_monotonic_ms();
    int64_t first_ms = 0;
    int ends[2];
    int status = 0;
    pid_t pid;
    char room[4096];
    ssize_t n;

    if (pipe2(ends, O_CLOEXEC) < 0)
        fail(words[0]);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    if (posix_spawnp(&pid, words[0], &actions, NULL, (char *const *)(uintptr_t)words, environ) != 0)
        fail(words[0]);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    while ((n = read(ends[0], room, sizeof(room))) > 0)
        if (first_ms == 0 && memchr(room, '\n', (size_t)n) != NULL)
            first_ms = clock_monotonic_ms() - start_ms;
    close(ends[0]);
    if (waitpid(pid, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        fail(words[0]);
    *ret_first_ms = first_ms;
    return clock_monotonic_ms() - start_ms;
}

static int64_t curl_all(int64_t port)
{
    int64_t total_ms = 0;

    for (size_t i = 0; i < N_MONTHS; i++) {
        char url[128];
        const char *const words[] = {"curl", "-s", "-f", url, NULL};

        snprintf(url, sizeof(url), "http://127.0.0.1:%lld/saltbush/practice/?p=calendar&d=%s",
                 (long long)port, months[i]);
        total_ms += run(words);
    }
    return total_ms;
}

static int64_t best_of(const char *const *words)
{
    int64_t best_ms = INT64_MAX;

    for (int i = 0; i < N_REPEATS; i++) {
        int64_t ms = run(words);

        best_ms = ms < best_ms ? ms : best_ms;
    }
    return best_ms;
}

static void measure(const char *program, const char *cold_dir, int64_t port,
                    struct fixture_server *server)
{
    const char *const discover[] = {program, "discover", "saltbush", "--json", NULL};
    const char *const three[] = {program,    "discover", "saltbush", "--from", "2025-09-01",
                                 "--ndjson", "--data",   cold_dir,   NULL};
    const char *const version[] = {program, "--version", NULL};
    int64_t cold_ms = run(discover);
    size_t n_cold = fixture_server_n_requests(server);
    int64_t warm_ms = best_of(discover);
    size_t n_warm = fixture_server_n_requests(server) - n_cold;
    int64_t version_ms = best_of(version);
    int64_t curl_ms = curl_all(port);
    int64_t first_ms;
    int64_t three_ms = run_to_first_line(three, &first_ms);

    printf("six months cold         %6lld ms, %.2f of six calls of curl (%lld ms)\n",
           (long long)cold_ms, (double)cold_ms / (double)curl_ms, (long long)curl_ms);
    printf("three months cold       %6lld ms (promised: under 30 s)\n", (long long)three_ms);
    printf("their first row         %6lld ms (promised: under 5 s)\n", (long long)first_ms);
    printf(
        "six months warm         %6lld ms, %.1f of --version (%lld ms; promised: under 150 ms)\n",
        (long long)warm_ms, (double)warm_ms / (double)(version_ms > 0 ? version_ms : 1),
        (long long)version_ms);
    printf("from the store          %6.1f %% of the pages of %d repeats (promised: over 80 %%)\n",
           100.0 - 100.0 * (double)n_warm / (N_REPEATS * N_MONTHS), N_REPEATS);
}

int main(int argc, char **argv)
{
    const struct fixture_fault slow = {
        .match = "practice:*", .first_attempt = 1, .kind = FIXTURE_FAULT_DELAY, .ms = LATENCY_MS};
    struct fixture_server_options options = {.faults = &slow, .n_faults = 1};
    char dir[] = "/tmp/trackside-bench-XXXXXX";
    const char *const clean[] = {"rm", "-rf", dir, NULL};
    struct fixture_server *server;
    struct fixture *fixture;
    struct error err;
    char site[64];
    char cold_dir[sizeof(dir) + sizeof("/cold")];

    if (argc != 3 || mkdtemp(dir) == NULL || fixture_open(argv[2], &fixture, &err) < 0 ||
        fixture_server_start(fixture, &options, &server, &err) < 0) {
        fprintf(stderr, "usage: bench_discover TRACKSIDE FIXTURE\n");
        return 2;
    }
    snprintf(site, sizeof(site), "http://127.0.0.1:%lld/{track}",
             (long long)fixture_server_port(server));
    snprintf(cold_dir, sizeof(cold_dir), "%s/cold", dir);
    setenv("TRACKSIDE_SITE", site, 1);
    setenv("TRACKSIDE_DATA", dir, 1);
    setenv("TRACKSIDE_NOW", TODAY, 1);
    measure(argv[1], cold_dir, fixture_server_port(server), server);
    fixture_server_stop(server);
    fixture_close(fixture);
    run(clean);
    return 0;
}
