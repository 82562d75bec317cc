/*
 * Telling a listener.
 */
#include "check.h"

#include "trackside/trace.h"

static void remember(void *context, const struct trace_event *event)
{
    const struct trace_event **heard = context;

    *heard = event;
}

static void the_listener_is_told(void **state)
{
    const struct trace_event event = {
        .kind = TRACE_WAIT, .subject = "", .detail = "", .wait_ms = 5};
    const struct trace_event *heard = NULL;
    const struct trace trace = {.listen = remember, .context = &heard};

    (void)state;
    trace_tell(&trace, &event);
    assert_ptr_equal(heard, &event);
}

static void nobody_has_to_listen(void **state)
{
    const struct trace_event event = {.kind = TRACE_HIT, .subject = "", .detail = ""};
    const struct trace deaf = {0};

    (void)state;
    trace_tell(&deaf, &event); /* a call through NULL would end this program */
    trace_tell(NULL, &event);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_listener_is_told),
        cmocka_unit_test(nobody_has_to_listen),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
