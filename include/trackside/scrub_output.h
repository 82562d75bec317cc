/* Scrubbed pages written: as a page, or as a directory that is there whole or not at all. */
#ifndef TRACKSIDE_SCRUB_OUTPUT_H
#define TRACKSIDE_SCRUB_OUTPUT_H

#include "trackside/fixture_writer.h"
#include "trackside/scrub_input.h"

/* ERROR_USAGE when there is something of that name already; an empty directory is nothing. */
int scrub_output_check(const char *path, bool is_page, struct error *err);

int scrub_output_page(const char *path, struct bytes body, struct error *err);

/* The pages and manifest.json, with the report as its member `scrubbed`. */
int scrub_output_directory(struct arena *arena, const char *path, const struct scrub_input *input,
                           const struct scrub_page *pages, const struct scrub_options *options,
                           const struct scrub_report *report, struct error *err);

/* A writer with all of them in it, not committed; without a directory (NULL) for its manifest. */
int scrub_output_open(struct arena *arena, const char *dir, const struct scrub_input *input,
                      const struct scrub_page *pages, const struct scrub_options *options,
                      const struct scrub_report *report, struct fixture_writer **ret_writer,
                      struct error *err);

#endif
