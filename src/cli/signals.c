/* Signals. */
#include "signals.h"

#include "last_words.h"

#include <stddef.h>
#include <unistd.h>

volatile sig_atomic_t signals_interrupted;

enum {
    PATIENCE_S = 5,
    PATIENCE_FOR_NOTHING_S = 1,
};

static volatile sig_atomic_t patience_s = PATIENCE_S;

static void leave(int signal_number)
{
    (void)signal_number;
    last_words_say(
        ERROR_INTERRUPTED,
        "interrupted before what was in hand had ended; what was stored until now is kept");
}

static void on_interrupt(int signal_number)
{
    if (signals_interrupted != 0)
        leave(signal_number);
    signals_interrupted = 1;
    alarm((unsigned)patience_s);
}

void signals_catch(void)
{
    struct sigaction interrupt = {.sa_handler = on_interrupt};
    struct sigaction patience = {.sa_handler = leave};

    sigaction(SIGINT, &interrupt, NULL);
    sigaction(SIGTERM, &interrupt, NULL);
    sigaction(SIGALRM, &patience, NULL);
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is a write error, told like any other */
}

void signals_note_end(void)
{
    if (signals_interrupted != 0)
        alarm((unsigned)patience_s);
}

void signals_hold_nothing(void)
{
    patience_s = PATIENCE_FOR_NOTHING_S;
}
