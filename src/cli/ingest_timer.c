/* A range that goes on each day by itself. */
#include "ingest_timer.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    LONGEST_COMMAND = 8192,
};

/* For a shell: in quotes, unless it is plain. */
static void put_word(struct buffer *out, const char *word)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:=@";

    buffer_append_text(out, out->size > 0 ? " " : "");
    if (word[0] != '\0' && word[strspn(word, plain)] == '\0') {
        buffer_append_text(out, word);
        return;
    }
    buffer_append_char(out, '\'');
    for (const char *at = word; *at != '\0'; at++) {
        if (*at == '\'')
            buffer_append_text(out, "'\\''");
        else
            buffer_append_char(out, *at);
    }
    buffer_append_char(out, '\'');
}

/* systemd and cron know no current directory of ours. */
static const char *absolute(const char *path, struct arena *arena)
{
    char here[PATH_MAX];

    if (path[0] == '/' || getcwd(here, sizeof(here)) == NULL)
        return path;
    return arena_format(arena, "%s/%s", here, path);
}

static const char *program(struct arena *arena)
{
    char path[PATH_MAX];
    ssize_t size = readlink("/proc/self/exe", path, sizeof(path) - 1);

    if (size <= 0)
        return "trackside";
    return arena_text_of(arena, (struct bytes){path, (size_t)size});
}

static const char *command_line(struct context *context, const struct ingest_choice *choice)
{
    struct arena *arena = &context->arena;
    struct buffer line;
    char date[CALENDAR_TEXT_SIZE];
    const char *text;

    buffer_init(&line, LONGEST_COMMAND);
    put_word(&line, program(arena));
    put_word(&line, "--data");
    put_word(&line, absolute(context->task.data_dir, arena));
    if (strcmp(context->site_origin, "built in") != 0) {
        put_word(&line, "--site");
        put_word(&line, context->task.site);
    }
    put_word(&line, "ingest");
    put_word(&line, choice->slug);
    put_word(&line, "--from");
    put_word(&line, date_format(choice->from, date));
    if (!date_is_absent(choice->to)) {
        put_word(&line, "--to");
        put_word(&line, date_format(choice->to, date));
    }
    if (choice->is_list_only)
        put_word(&line, "--list-only");
    put_word(&line, "--resume");
    put_word(&line, "--no-progress");
    text = arena_text_of(arena, buffer_bytes(&line));
    buffer_deinit(&line);
    return text;
}

/* What they would read as something of their own: `%` in both, `$` in a unit. */
static const char *escaped(const char *text, char special, const char *by, struct arena *arena)
{
    struct buffer out;
    const char *copy;

    buffer_init(&out, LONGEST_COMMAND);
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == special)
            buffer_append_text(&out, by);
        else
            buffer_append_char(&out, *at);
    }
    copy = arena_text_of(arena, buffer_bytes(&out));
    buffer_deinit(&out);
    return copy;
}

/* A range that is not done yet is exit 3, and no failure of the unit. */
static const char *service(const char *slug, const char *command, struct arena *arena)
{
    return arena_format(arena,
                        "[Unit]\n"
                        "Description=trackside: the history of %s, a part each day\n"
                        "Wants=network-online.target\n"
                        "After=network-online.target\n"
                        "\n"
                        "[Service]\n"
                        "Type=oneshot\n"
                        "ExecStart=%s\n"
                        "SuccessExitStatus=3 6\n",
                        slug, escaped(escaped(command, '%', "%%", arena), '$', "$$", arena));
}

static const char *timer(const char *slug, struct arena *arena)
{
    return arena_format(arena,
                        "[Unit]\n"
                        "Description=trackside: the history of %s, each day\n"
                        "\n"
                        "[Timer]\n"
                        "OnCalendar=daily\n"
                        "RandomizedDelaySec=1h\n"
                        "Persistent=true\n"
                        "\n"
                        "[Install]\n"
                        "WantedBy=timers.target\n",
                        slug);
}

int ingest_timer_print(struct context *context, const struct ingest_choice *choice,
                       struct error *err)
{
    struct arena *arena = &context->arena;
    const char *command = command_line(context, choice);
    const char *unit = service(choice->slug, command, arena);
    const char *clock = timer(choice->slug, arena);
    const char *cron = arena_format(arena, "17 5 * * *  %s", escaped(command, '%', "\\%", arena));
    struct json *json;

    if (!output_is_json(&context->output))
        return output_write(bytes_from_text(arena_format(
                                arena,
                                "# ~/.config/systemd/user/trackside-%s.service\n%s\n"
                                "# ~/.config/systemd/user/trackside-%s.timer\n%s\n"
                                "# then: systemctl --user enable --now trackside-%s.timer\n"
                                "# or, without systemd, in a crontab:\n%s\n",
                                choice->slug, unit, choice->slug, clock, choice->slug, cron)),
                            err);
    json = json_new_object();
    json_put_text(json, "service", unit);
    json_put_text(json, "timer", clock);
    json_put_text(json, "cron", cron);
    return output_json(&context->output, json, err);
}
