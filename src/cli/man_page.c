/*
 * The man page, trackside(1), from the same tables as help and completion: commands, options,
 * settings, exit codes. Run at build time; prints mdoc on stdout.
 */
#include "command.h"
#include "exit_code.h"

#include "trackside/settings.h"

#include <stdio.h>
#include <string.h>

/* Text as roff: nothing in it may be taken for a request or an escape. */
static void print_text(const char *text, size_t size)
{
    if (size > 0 && (text[0] == '.' || text[0] == '\''))
        fputs("\\&", stdout);
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '\\')
            fputs("\\e", stdout);
        else if (text[i] == '-')
            fputs("\\-", stdout);
        else
            putchar(text[i]);
    }
}

static void print_line(const char *text)
{
    print_text(text, strlen(text));
    putchar('\n');
}

/* Lines as they are, each on a line of its own. */
static void print_literal(const char *lines)
{
    printf(".Bd -literal -offset indent\n");
    while (*lines != '\0') {
        size_t size = strcspn(lines, "\n");

        print_text(lines, size);
        putchar('\n');
        lines += size + (lines[size] == '\n');
    }
    printf(".Ed\n");
}

/* How much of the text is its first sentence, or its first line when that ends earlier. */
static size_t sentence_size(const char *text)
{
    size_t size = strcspn(text, "\n");
    const char *stop = strstr(text, ". ");

    return stop != NULL && (size_t)(stop - text) < size ? (size_t)(stop - text) + 1 : size;
}

/* Running text: its line breaks are a terminal's and mean nothing here, save that an empty line
 * begins a paragraph; roff wants each sentence on a line of its own. */
static void print_paragraph(const char *text)
{
    while (*text != '\0') {
        size_t size = sentence_size(text);

        if (size == 0)
            fputs(".Pp", stdout);
        print_text(text, size);
        putchar('\n');
        text += size + (text[size] == '\n' || text[size] == ' ');
    }
}

static void print_options(const struct option_spec *options)
{
    printf(".Bl -tag -width Ds\n");
    for (; options->name != NULL; options++) {
        printf(".It ");
        if (options->letter != 0)
            printf("Fl %c , ", options->letter);
        printf("Fl \\-%s", options->name);
        if (options->argument != NULL)
            printf(" Ar %s", options->argument);
        putchar('\n');
        print_line(options->summary);
    }
    printf(".El\n");
}

static void print_command(const struct command *command)
{
    printf(".Ss trackside %s", command->name);
    if (command->arguments != NULL && command->arguments[0] != '\0') {
        putchar(' ');
        print_text(command->arguments, strlen(command->arguments));
    }
    printf("\n");
    print_text(command->summary, strlen(command->summary));
    printf(".\n");
    if (command->notes != NULL) {
        printf(".Pp\n");
        print_paragraph(command->notes);
    }
    if (command->options != NULL && command->options->name != NULL)
        print_options(command->options);
    print_literal(command->examples);
}

static void print_head(void)
{
    printf(".Dd November 27, 2026\n"
           ".Dt TRACKSIDE 1\n"
           ".Os\n"
           ".Sh NAME\n"
           ".Nm trackside\n"
           ".Nd LiveRC practice days on your own machine\n"
           ".Sh SYNOPSIS\n"
           ".Nm\n"
           ".Op Ar options\n"
           ".Ar command\n"
           ".Op Ar options\n"
           ".Op Ar arguments\n"
           ".Sh DESCRIPTION\n"
           ".Nm\n"
           "mirrors the practice pages of LiveRC tracks into a local cache database, turns them "
           "into rows,\n"
           "checks every figure against the page it came from, and answers questions with no "
           "network at all.\n"
           ".Pp\n"
           "Options of every command, accepted before and after it:\n");
    print_options(global_options);
}

static void print_commands(void)
{
    printf(".Sh COMMANDS\n");
    for (size_t i = 0; i < command_table_size; i++)
        print_command(command_table[i]);
}

static void print_settings(void)
{
    printf(".Sh SETTINGS\n"
           "From the lowest to the highest:\n"
           "what is built in,\n"
           ".Pa /etc/trackside.conf ,\n"
           ".Pa $XDG_CONFIG_HOME/trackside/config ,\n"
           "the environment,\n"
           ".Fl \\-set .\n"
           ".Bl -tag -width Ds\n");
    for (size_t i = 0; i < N_SETTINGS; i++) {
        const struct setting *setting = &setting_table[i];

        printf(".It Cm %s", setting->key);
        if (setting->built_in[0] != '\0')
            printf(" Pq built in: %s", setting->built_in);
        putchar('\n');
        print_line(setting->summary);
    }
    printf(".El\n");
}

static void print_environment(void)
{
    printf(".Sh ENVIRONMENT\n"
           ".Bl -tag -width Ds\n"
           ".It Ev TRACKSIDE_DATA , TRACKSIDE_SITE , TRACKSIDE_OFFLINE\n"
           "as the options of these names.\n"
           ".It Ev TRACKSIDE_NOW\n"
           "the wall clock at start, such as 2025\\-10\\-25T06:00:00Z, for runs that can be "
           "repeated.\n");
    for (size_t i = 0; i < N_SETTINGS; i++)
        if (setting_table[i].environment != NULL)
            printf(".It Ev %s\nthe setting %s.\n", setting_table[i].environment,
                   setting_table[i].key);
    printf(".It Ev PAGER\n"
           "shows long tables on a terminal.\n"
           ".It Ev NO_COLOR\n"
           "no colours.\n"
           ".El\n");
}

static void print_files(void)
{
    printf(".Sh FILES\n"
           ".Bl -tag -width Ds\n"
           ".It Pa ~/.local/share/trackside/mirror.db\n"
           "pages as they were sent, and what the user typed; what endures.\n"
           ".It Pa ~/.local/share/trackside/race.db\n"
           "events, sessions and laps; derived, it can be made again from the pages.\n"
           ".El\n");
}

static void print_exit_codes(void)
{
    printf(".Sh EXIT STATUS\n"
           ".Bl -tag -width Ds\n"
           ".It %d\ndone\n"
           ".It %d\nfailed\n"
           ".It %d\nusage: an unknown command, option or setting; a malformed date, slug or range\n"
           ".It %d\npartial: some pages or rows failed, the rest is stored\n"
           ".It %d\nnothing matched\n"
           ".It %d\nnetwork unavailable, and nothing stored to use instead\n"
           ".It %d\ndone, but from stale pages, because the site could not be reached\n"
           ".It %d\na page has a shape that is not recognised; it was kept for a bug report\n"
           ".It %d\na check of the data failed\n"
           ".It %d\nthe target rejected rows\n"
           ".It %d\nthe database is busy, or newer than this program\n"
           ".It %d\ninterrupted; everything finished until then is stored\n"
           ".El\n",
           EXIT_DONE, EXIT_FAILED, EXIT_USAGE, EXIT_PARTIAL, EXIT_NOT_FOUND, EXIT_UNREACHABLE,
           EXIT_STALE, EXIT_UNKNOWN_PAGE, EXIT_CHECK, EXIT_REJECTED, EXIT_DATABASE,
           EXIT_INTERRUPTED);
}

int main(void)
{
    print_head();
    print_commands();
    print_settings();
    print_environment();
    print_files();
    print_exit_codes();
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
