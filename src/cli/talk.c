/* What the program says beside its results. */
#include "talk.h"

#include "command.h"
#include "exit_code.h"
#include "hint.h"
#include "last_words.h"
#include "signals.h"

#include "trackside/calendar.h"
#include "trackside/cleanup.h"
#include "trackside/json.h"
#include "trackside/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum {
    LARGEST_LINE = 64 * 1024,
    USUAL_COLUMNS = 80,
};

static const char *const kind_names[] = {
    [TRACE_REQUEST] = "request",
    [TRACE_STORED] = "stored",
    [TRACE_UNCHANGED] = "unchanged",
    [TRACE_NOT_MODIFIED] = "not_modified",
    [TRACE_HIT] = "hit",
    [TRACE_WAIT] = "wait",
    [TRACE_RETRY] = "retry",
    [TRACE_FAILED] = "failed",
    [TRACE_REFUSED] = "refused",
    [TRACE_BUDGET] = "budget",
    [TRACE_DETAIL_FAILED] = "detail_failed",
    [TRACE_STOPPING] = "stopping",
    [TRACE_DAY] = "day",
    [TRACE_NOTE] = "note",
    [TRACE_PHASE] = "phase",
};

static void print_json(struct json *json)
{
    struct buffer line CLEANUP(buffer_deinit) = {0};

    buffer_init(&line, LARGEST_LINE);
    json_write(json, false, &line);
    json_free(json);
    fprintf(stderr, "%s\n", buffer_text(&line));
}

/* Nothing a page says may speak to the terminal. */
static void print_clean(const char *text)
{
    struct arena arena CLEANUP(arena_deinit) = {0};

    arena_init(&arena);
    fputs(text_for_terminal(text, &arena), stderr);
}

static void clear_line(struct talk *talk)
{
    if (talk->has_line)
        fputs("\r\033[K", stderr);
    talk->has_line = false;
    last_words_note_line(false);
}

/* A page came and was stored, was stored already, or was confirmed. */
static bool is_store(enum trace_kind kind)
{
    return kind == TRACE_STORED || kind == TRACE_UNCHANGED || kind == TRACE_NOT_MODIFIED;
}

/* Something in hand is in hand no more. */
static bool is_end(enum trace_kind kind)
{
    return is_store(kind) || kind == TRACE_HIT || kind == TRACE_FAILED ||
           kind == TRACE_DETAIL_FAILED || kind == TRACE_DAY;
}

static void put_moment(struct json *json, const struct clock *clock)
{
    char at[CALENDAR_TEXT_SIZE];

    if (clock != NULL)
        json_put_text(json, "at", utc_format(clock_utc(clock), at));
}

/* With the words of its hint. */
static const char *detail_of(const struct trace_event *event, struct arena *arena)
{
    return event->failure != NULL ? hint_sentence(event->failure, arena) : event->detail;
}

static void log_event(const struct talk *talk, const struct trace_event *event)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    struct json *json = json_new_object();
    const char *name = kind_names[event->kind];

    arena_init(&arena);
    put_moment(json, talk->clock);
    json_put_text(json, "event", is_store(event->kind) ? "store" : name);
    if (is_store(event->kind))
        json_put_text(json, "outcome", name);
    json_put_text(json, "subject", event->subject);
    json_put_text(json, "detail", detail_of(event, &arena));
    if (event->attempt != 0)
        json_put_int(json, "attempt", event->attempt);
    if (event->kind == TRACE_WAIT || event->kind == TRACE_RETRY)
        json_put_int(json, "wait_ms", event->wait_ms);
    if (event->total != 0) {
        json_put_int(json, "done", event->done);
        json_put_int(json, "total", event->total);
    }
    for (size_t i = 0; i < event->n_counts; i++)
        json_put_int(json, event->counts[i].name, event->counts[i].value);
    print_json(json);
}

static size_t terminal_columns(void)
{
    struct winsize size;

    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return USUAL_COLUMNS;
    return size.ws_col;
}

static void draw_bar(struct talk *talk, const struct trace_event *event)
{
    struct arena arena CLEANUP(arena_deinit) = {0};
    int64_t now_ms = clock_monotonic_ms();

    arena_init(&arena);
    progress_note(&talk->progress, event, now_ms);
    clear_line(talk);
    /* A line as wide as the screen would move on to the next. */
    fputs(progress_line(&talk->progress, text_for_terminal(event->subject, &arena), now_ms,
                        terminal_columns() - 1, &arena),
          stderr);
    fflush(stderr);
    talk->has_line = true;
    last_words_note_line(true);
}

/* The reason why a page failed is for the command to tell; of a single page, all of it is. */
static void say_page(const struct trace_event *event)
{
    if (!is_store(event->kind) && (event->kind != TRACE_FAILED || event->total == 1))
        return;
    fprintf(stderr, "[%lld/%lld] %s ", (long long)event->done, (long long)event->total,
            kind_names[event->kind]);
    print_clean(event->subject);
    fputc('\n', stderr);
}

static void say_event(struct talk *talk, const struct trace_event *event)
{
    struct arena arena CLEANUP(arena_deinit) = {0};

    arena_init(&arena);
    clear_line(talk);
    fprintf(stderr, "%s ", kind_names[event->kind]);
    print_clean(event->subject);
    fputs(": ", stderr);
    print_clean(detail_of(event, &arena));
    if (event->wait_ms != 0)
        fprintf(stderr, " (%.1f s)", (double)event->wait_ms / 1000.0);
    if (event->kind == TRACE_WAIT && event->total > 1)
        fprintf(stderr, ", %lld of %lld pages are still to come",
                (long long)(event->total - event->done), (long long)event->total);
    for (size_t i = 0; i < event->n_counts; i++)
        fprintf(stderr, ", %s %lld", event->counts[i].name, (long long)event->counts[i].value);
    fputc('\n', stderr);
}

/*
 * Worth a line of its own even without -v: the user is kept waiting or soon will be, or a program
 * asks for what nobody recorded. A page that failed is told by the command itself, once.
 */
static bool is_notable(const struct trace_event *event)
{
    return event->kind == TRACE_RETRY || event->kind == TRACE_BUDGET ||
           event->kind == TRACE_REFUSED || event->kind == TRACE_STOPPING ||
           (event->kind == TRACE_WAIT && event->wait_ms >= 1000);
}

/* What is for the progress line alone, and what is a sentence already. */
static bool is_said(struct talk *talk, const struct trace_event *event)
{
    struct date day;

    if (event->kind == TRACE_DAY && date_read(bytes_from_text(event->detail), &day))
        progress_begin_day(&talk->progress, day, event->done, event->total);
    if (event->kind == TRACE_NOTE)
        talk_say(talk, "%s", event->detail);
    return event->kind == TRACE_DAY || event->kind == TRACE_NOTE;
}

static void listen(void *context, const struct trace_event *event)
{
    struct talk *talk = context;

    if (is_end(event->kind))
        signals_note_end();
    if (is_said(talk, event) || talk->level == TALK_QUIET)
        return;
    if (talk->as_json)
        log_event(talk, event);
    else if (talk->level == TALK_VERBOSE || is_notable(event))
        say_event(talk, event);
    else if (talk->shows == TALK_LINES)
        say_page(event);
    else if (talk->shows == TALK_BAR && event->total > 0)
        draw_bar(talk, event);
}

void talk_make_room(struct talk *talk)
{
    if (talk == NULL)
        return;
    clear_line(talk);
    fflush(stderr);
}

int talk_init(struct talk *talk, const struct invocation *invocation, struct error *err)
{
    const char *format = invocation_value(invocation, "log-format");

    *talk = (struct talk){.level = TALK_NORMAL};
    if (format != NULL && strcmp(format, "json") != 0 && strcmp(format, "text") != 0)
        return error_set(err, ERROR_USAGE, "--log-format is text or json, not '%s'", format);
    talk->as_json = format != NULL && strcmp(format, "json") == 0;
    talk->errors_as_json =
        invocation_has(invocation, "json") || invocation_has(invocation, "ndjson");
    last_words_look(talk->as_json || talk->errors_as_json);
    if (invocation_has(invocation, "verbose"))
        talk->level = TALK_VERBOSE;
    if (invocation_has(invocation, "quiet"))
        talk->level = TALK_QUIET;
    if (!invocation_has(invocation, "no-progress"))
        talk->shows = isatty(STDERR_FILENO) ? TALK_BAR : TALK_LINES;
    talk->trace = (struct trace){.listen = listen, .context = talk};
    return 0;
}

void talk_deinit(struct talk *talk)
{
    clear_line(talk);
    fflush(stderr);
}

const struct trace *talk_trace(struct talk *talk)
{
    return &talk->trace;
}

void talk_say(struct talk *talk, const char *format, ...)
{
    char text[1024];
    va_list arguments;

    if (talk->level == TALK_QUIET || talk->as_json)
        return;
    va_start(arguments, format);
    vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    clear_line(talk);
    print_clean(text);
    fputc('\n', stderr);
}

static void error_as_json(const struct error *error)
{
    struct json *outer = json_new_object();
    struct json *inner = json_new_object();

    json_put_text(inner, "code", error_code_name(error->code));
    hint_put_sentence(inner, "message", error);
    json_put_int(inner, "exit", exit_code_of(error->code));
    json_put(outer, "error", inner);
    print_json(outer);
}

void talk_error(struct talk *talk, const struct error *error)
{
    struct arena arena CLEANUP(arena_deinit) = {0};

    clear_line(talk);
    if (talk->errors_as_json || talk->as_json) {
        error_as_json(error);
        return;
    }
    arena_init(&arena);
    fputs("trackside: ", stderr);
    print_clean(hint_sentence(error, &arena));
    fputc('\n', stderr);
}
