/* The site of a stage. */
#include "site.h"

#include "trackside/arena.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* ---- counters ---- */

static struct page_counter *find_counter(const struct site *site, const char *cache_key)
{
    if (cache_key == NULL)
        return &site->counters[0];
    for (size_t i = 1; i < site->n_counters; i++)
        if (strcmp(site->counters[i].cache_key, cache_key) == 0)
            return &site->counters[i];
    return NULL;
}

static void add_counter(struct site *site, const char *cache_key)
{
    site->counters =
        arena_grow(site->arena, site->counters, site->n_counters, sizeof(*site->counters));
    site->counters[site->n_counters++] =
        (struct page_counter){.cache_key = arena_text(site->arena, cache_key)};
}

void site_watch(struct site *site, const char *cache_key)
{
    if (find_counter(site, cache_key) == NULL)
        add_counter(site, cache_key);
}

static size_t count_of_server(const struct site *site, const struct page_counter *counter)
{
    if (site->server == NULL)
        return 0;
    if (counter->cache_key == NULL)
        return fixture_server_n_requests(site->server);
    return fixture_server_n_requests_for(site->server, counter->cache_key);
}

size_t site_n_requests(const struct site *site, const char *cache_key)
{
    const struct page_counter *counter = find_counter(site, cache_key);

    if (counter == NULL)
        return 0;
    return counter->n_before + count_of_server(site, counter) - counter->n_at_mark;
}

/* ---- the port ---- */

/* Bound but not listening: whoever connects is refused, and nobody else gets the port. */
static int hold_port(struct site *site, struct error *err)
{
    struct sockaddr_in address = {
        .sin_family = AF_INET,
        .sin_port = htons((uint16_t)site->port),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
    };
    int yes = 1;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    if (fd < 0 || setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes)) < 0 ||
        bind(fd, (struct sockaddr *)&address, sizeof(address)) < 0) {
        int number = errno;

        if (fd >= 0)
            close(fd);
        return error_set(err, ERROR_FAILED, "port %lld cannot be held: %s", (long long)site->port,
                         strerror(number));
    }
    site->held_fd = fd;
    return 0;
}

static void release_port(struct site *site)
{
    if (site->held_fd >= 0)
        close(site->held_fd);
    site->held_fd = -1;
}

/* ---- running ---- */

int site_start(struct site *site, struct error *err)
{
    struct fixture_server_options options = {
        .port = site->port,
        .faults = site->faults,
        .n_faults = site->n_faults,
    };
    int r;

    if (site->server != NULL)
        return 0;
    release_port(site);
    r = fixture_server_start(site->fixture, &options, &site->server, err);
    if (r == 0)
        site->port = fixture_server_port(site->server);
    site->faults_changed = false;
    return r;
}

static void stop_server(struct site *site)
{
    for (size_t i = 0; i < site->n_counters; i++)
        site->counters[i].n_before += count_of_server(site, &site->counters[i]);
    fixture_server_stop(site->server);
    site->server = NULL;
}

int site_stop(struct site *site, struct error *err)
{
    if (site->server == NULL)
        return 0;
    stop_server(site);
    return hold_port(site, err);
}

int site_open(struct site *site, const struct fixture *fixture, struct arena *arena,
              struct error *err)
{
    const struct fixture_page *pages;
    size_t n;

    *site = (struct site){.fixture = fixture, .held_fd = -1, .arena = arena};
    add_counter(site, NULL);
    pages = fixture_pages(fixture, &n);
    for (size_t i = 0; i < n; i++)
        add_counter(site, pages[i].cache_key);
    return site_start(site, err);
}

void site_close(struct site *site)
{
    fixture_server_stop(site->server);
    site->server = NULL;
    release_port(site);
}

void site_add_fault(struct site *site, const struct fixture_fault *fault)
{
    /* A copy each time: a running server still reads the faults it was started with. */
    struct fixture_fault *faults =
        arena_new_array(site->arena, site->n_faults + 1, struct fixture_fault);

    if (site->n_faults > 0)
        memcpy(faults, site->faults, site->n_faults * sizeof(*faults));
    faults[site->n_faults++] = *fault;
    site->faults = faults;
    site->faults_changed = true;
}

void site_clear_faults(struct site *site)
{
    site->faults = NULL;
    site->n_faults = 0;
    site->faults_changed = true;
}

int site_begin_run(struct site *site, struct error *err)
{
    int r = 0;

    if (site->faults_changed && site->server != NULL) {
        stop_server(site);
        r = site_start(site, err);
    }
    for (size_t i = 0; i < site->n_counters; i++) {
        struct page_counter *counter = &site->counters[i];

        counter->n_at_mark = counter->n_before + count_of_server(site, counter);
    }
    return r;
}
