/*
 * One fuzz target: the function that libFuzzer and the replay of the corpus (replay.c) call with
 * each input. It returns when everything that must hold held, and aborts otherwise.
 */
#ifndef TRACKSIDE_TESTS_FUZZ_TARGET_H
#define TRACKSIDE_TESTS_FUZZ_TARGET_H

#include <stddef.h>
#include <stdint.h>

/* `size` bytes at `data`, which need not be terminated. Always returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
