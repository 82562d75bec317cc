/* manifest.json, in the form that a replay of the fixture reads. */

#include "manifest.h"

#include "fail.h"
#include "json_text.h"

#include <openssl/evp.h>

static void write_member(FILE *out, const char *name, const char *value)
{
    fprintf(out, "      \"%s\": ", name);
    json_write_plain(out, value);
    fputs(",\n", out);
}

static void write_sha256(FILE *out, const struct page *page)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned size;

    if (EVP_Digest(page->html, page->html_size, digest, &size, EVP_sha256(), NULL) != 1)
        fail("cannot compute the checksum of %s", page->file);
    for (unsigned i = 0; i < size; i++)
        fprintf(out, "%02x", digest[i]);
}

void manifest_begin(FILE *out, const struct day *day)
{
    fputs("{\n  \"format\": 1,\n  \"made_by\": \"tests/render\",\n  \"tracks\": [\n    {\n", out);
    write_member(out, "slug", day->slug);
    write_member(out, "name", day->name);
    fputs("      \"timezone\": ", out);
    json_write_plain(out, day->zone);
    fputs("\n    }\n  ],\n  \"pages\": [\n", out);
}

void manifest_add(FILE *out, const struct day *day, const struct page *page, bool is_first)
{
    fputs(is_first ? "    {\n" : ",\n    {\n", out);
    write_member(out, "file", page->file);
    write_member(out, "kind", page->kind);
    write_member(out, "cache_key", page->cache_key);
    write_member(out, "track", day->slug);
    write_member(out, "address", page->address);
    fputs("      \"status\": 200,\n      \"headers\": {\n", out);
    fputs("        \"Content-Type\": \"text/html; charset=utf-8\"\n      },\n", out);
    write_member(out, "fetched_at", day->fetched_at);
    fprintf(out, "      \"size\": %zu,\n      \"sha256\": \"", page->html_size);
    write_sha256(out, page);
    fputs("\"\n    }", out);
}

void manifest_end(FILE *out)
{
    fputs("\n  ]\n}\n", out);
}
