/* How the generator gives up. */
#ifndef TRACKSIDE_RENDER_FAIL_H
#define TRACKSIDE_RENDER_FAIL_H

/*
 * The generator does one thing once: the first thing found wrong ends it, with one sentence on
 * stderr and exit status 1.
 */
_Noreturn void fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
