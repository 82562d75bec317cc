/* The small recorded site. */
#include "site.h"

#include "testing.h"

#include "trackside/buffer.h"
#include "trackside/digest.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct recorded {
    const char *file, *kind, *cache_key, *address, *body;
};

static const struct recorded pages[] = {
    {"month.html", "month", "practice:month:redhill:2025-10", "/practice/?p=calendar&d=2025-10",
     "<h3>Practice Sessions</h3>"},
    {"day.html", "day", SITE_DAY_KEY, "/practice/?p=session_list&d=2025-10-25", SITE_DAY_BODY},
    {"session.html", "session", SITE_SESSION_KEY, "/practice/?p=view_session&id=100",
     "<h3>Session 100</h3>"},
    {"other.html", "session", "practice:session:190", "/practice/?p=view_session&id=190", NULL},
};

/* A body of some size, so that half of it is worth something and gzip is too. */
static const char *long_body(struct arena *arena)
{
    struct buffer out;
    const char *text;

    buffer_init(&out, SIZE_MAX);
    for (int i = 0; i < 2000; i++)
        buffer_printf(&out, "<tr><td>%d</td><td>30.%03d</td></tr>\n", i, i * 7 % 1000);
    text = arena_text_of(arena, buffer_bytes(&out));
    buffer_deinit(&out);
    return text;
}

static void write_file(struct arena *arena, const char *dir, const char *file, const char *content)
{
    FILE *out = fopen(arena_format(arena, "%s/%s", dir, file), "w");

    assert_non_null(out);
    assert_true(fputs(content, out) >= 0);
    assert_int_equal(fclose(out), 0);
}

static void add_page(struct arena *arena, const char *dir, size_t index, struct buffer *manifest)
{
    const struct recorded *page = &pages[index];
    const char *body = page->body != NULL ? page->body : long_body(arena);
    char digest[DIGEST_HEX_SIZE];

    write_file(arena, dir, page->file, body);
    buffer_printf(manifest,
                  "%s{\"file\": \"%s\", \"kind\": \"%s\", \"cache_key\": \"%s\", \"track\": "
                  "\"redhill\", \"address\": \"%s\", \"status\": 200, \"headers\": "
                  "{\"Content-Type\": \"text/html; charset=utf-8\"}, \"fetched_at\": "
                  "\"2025-11-02T08:00:00Z\", \"size\": %zu, \"sha256\": \"%s\"}",
                  index > 0 ? ",\n" : "", page->file, page->kind, page->cache_key, page->address,
                  strlen(body), digest_sha256(bytes_from_text(body), digest));
}

/* The text with the first `from` in it replaced. */
static const char *edited(struct arena *arena, const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);

    assert_non_null(at);
    return arena_format(arena, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

const char *site_write(struct arena *arena, const char *from, const char *to)
{
    const char *tmp = getenv("TMPDIR");
    char *dir = arena_format(arena, "%s/trackside-http-XXXXXX", tmp != NULL ? tmp : "/tmp");
    struct buffer manifest;
    const char *text;

    assert_non_null(mkdtemp(dir));
    buffer_init(&manifest, SIZE_MAX);
    buffer_append_text(&manifest, "{\"format\": 1, \"made_by\": \"tests\", \"tracks\": [{\"slug\": "
                                  "\"redhill\", \"name\": \"Red Hill\", \"timezone\": "
                                  "\"Australia/Sydney\"}], \"pages\": [\n");
    for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
        add_page(arena, dir, i, &manifest);
    buffer_append_text(&manifest, "]}\n");
    text = arena_text_of(arena, buffer_bytes(&manifest));
    buffer_deinit(&manifest);
    write_file(arena, dir, "manifest.json", from != NULL ? edited(arena, text, from, to) : text);
    return dir;
}

void site_remove(const char *dir)
{
    DIR *entries = opendir(dir);
    struct dirent *entry;

    assert_non_null(entries);
    while ((entry = readdir(entries)) != NULL) {
        if (entry->d_name[0] != '.')
            unlinkat(dirfd(entries), entry->d_name, 0);
    }
    closedir(entries);
    rmdir(dir);
}

struct site *site_open(const struct fixture_fault *faults, size_t n)
{
    struct fixture_server_options options = {.faults = faults, .n_faults = n};
    struct site *site = calloc(1, sizeof(*site));
    struct error err;

    assert_non_null(site);
    arena_init(&site->arena);
    site->dir = site_write(&site->arena, NULL, NULL);
    assert_int_equal(fixture_open(site->dir, &site->fixture, &err), 0);
    assert_int_equal(fixture_server_start(site->fixture, &options, &site->server, &err), 0);
    site->http = client_open(SITE_MAX_BODY_SIZE);
    return site;
}

void site_close(struct site *site)
{
    http_close(site->http);
    fixture_server_stop(site->server);
    fixture_close(site->fixture);
    site_remove(site->dir);
    arena_deinit(&site->arena);
    free(site);
}

const char *site_url(struct site *site, const char *path)
{
    return arena_format(&site->arena, "http://127.0.0.1:%lld%s",
                        (long long)fixture_server_port(site->server), path);
}

struct http_response *site_get(struct site *site, const char *path)
{
    return client_get(site->http, site_url(site, path), SITE_TIMEOUT_MS);
}

struct http_response *site_ask(struct site *site, const struct http_request *request)
{
    return client_ask(site->http, request);
}

struct http *client_open(int64_t max_body_size)
{
    struct http_options options = {
        .user_agent = "trackside/test",
        .connect_timeout_ms = 5000,
        .max_body_size = max_body_size,
        .max_connections = 5,
    };
    struct http *http;
    struct error err;

    assert_int_equal(http_open(&options, &http, &err), 0);
    return http;
}

struct http_response *client_wait(struct http *http)
{
    struct http_response *response;
    struct error err;
    int r;

    do {
        r = http_wait(http, 1000, &response, &err);
    } while (r == HTTP_NOTHING_YET && http_n_running(http) > 0);
    assert_int_equal(r, 0);
    return response;
}

struct http_response *client_ask(struct http *http, const struct http_request *request)
{
    struct error err;

    assert_int_equal(http_start(http, request, &err), 0);
    return client_wait(http);
}

struct http_response *client_get(struct http *http, const char *url, int64_t timeout_ms)
{
    struct http_request request = {.url = url, .timeout_ms = timeout_ms};

    return client_ask(http, &request);
}
