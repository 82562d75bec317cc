/* Running one command line, from words to exit code. */
#ifndef TRACKSIDE_PROGRAM_H
#define TRACKSIDE_PROGRAM_H

/* argv as main gets it. Prints results and errors; returns the exit code. May be called again (demo
 * does). */
int program_run(int argc, char **argv);

#endif
