/*
 * The one cleanup idiom of the tree: a foreign handle is declared with
 * CLEANUP(function) and released when it goes out of scope, on every path.
 * The function receives the address of the variable and accepts a NULL handle. Always give an
 * initial value, `struct arena arena CLEANUP(arena_deinit) = {0};`: a return before the variable
 * is set would release garbage.
 */
#ifndef TRACKSIDE_CLEANUP_H
#define TRACKSIDE_CLEANUP_H

#define CLEANUP(function) __attribute__((cleanup(function)))

#endif
