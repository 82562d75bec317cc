/* Two ways of writing a JSON string: the site's and the manifest's. */
#ifndef TRACKSIDE_RENDER_JSON_TEXT_H
#define TRACKSIDE_RENDER_JSON_TEXT_H

#include <stdio.h>

/* Writes a string as PHP's json_encode does, quotes included: "/" as \/ and non-ASCII as \uXXXX. */
void json_write_as_php(FILE *out, const char *text);

/* Writes a string with no more escapes than JSON asks for, quotes included. */
void json_write_plain(FILE *out, const char *text);

#endif
