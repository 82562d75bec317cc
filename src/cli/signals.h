/*
 * Ctrl-C, and SIGTERM likewise. The first asks the command to finish what is in hand and to stop
 * (signals_interrupted). When nothing of that ends within five seconds, or at the second, the
 * program leaves at once, whatever it is doing: the stores are safe at any instant.
 */
#ifndef TRACKSIDE_SIGNALS_H
#define TRACKSIDE_SIGNALS_H

#include <signal.h>

/* Becomes 1 at the first. */
extern volatile sig_atomic_t signals_interrupted;

/* Once, before there is a second thread. */
void signals_catch(void);

/* Something in hand has ended: if the user waits for the end, another five seconds begin. */
void signals_note_end(void);

/* From here on nothing is in hand that would be lost: one second is enough instead of five. */
void signals_hold_nothing(void);

#endif
