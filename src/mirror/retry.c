/* Retry policy as pure functions. */
#include "retry.h"

enum {
    LONGEST_DELAY_MS = 60 * 1000,
};

bool retry_is_worth_it(enum http_outcome outcome, int status)
{
    switch (outcome) {
    case HTTP_UNREACHABLE:
    case HTTP_TIMED_OUT:
    case HTTP_CUT_SHORT:
        return true;
    case HTTP_ANSWERED:
        return status == 429 || (status >= 500 && status <= 599);
    case HTTP_TOO_LARGE:
    case HTTP_NOT_TRUSTED:
    case HTTP_LED_ASTRAY:
    case HTTP_BROKEN:
        break;
    }
    return false;
}

bool retry_asks_for_a_pause(enum http_outcome outcome, int status)
{
    return outcome == HTTP_ANSWERED && (status == 429 || status == 503);
}

int64_t retry_delay_ms(int64_t base_ms, int64_t retry, uint64_t random)
{
    int64_t span = base_ms;

    for (int64_t i = 1; i < retry && span < LONGEST_DELAY_MS; i++)
        span *= 2;
    if (span > LONGEST_DELAY_MS)
        span = LONGEST_DELAY_MS;
    return span <= 0 ? 0 : (int64_t)(random % ((uint64_t)span + 1));
}
