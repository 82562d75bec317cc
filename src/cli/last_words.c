/* The last words. */
#include "last_words.h"

#include "trackside/number.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

/* There is one stderr: how its last words look is known before they are said. */
static volatile sig_atomic_t is_json;
static volatile sig_atomic_t has_line;

void last_words_look(bool as_json)
{
    is_json = as_json;
}

void last_words_note_line(bool is_there)
{
    has_line = is_there;
}

static void write_whole(const char *text)
{
    for (size_t left = strlen(text); left > 0;) {
        ssize_t n = write(STDERR_FILENO, text, left);

        if (n <= 0)
            return;
        text += n;
        left -= (size_t)n;
    }
}

static void write_number(int number)
{
    char digits[NUMBER_TEXT_SIZE];
    char *first = digits + sizeof(digits) - 1;

    *first = '\0';
    do {
        *--first = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    write_whole(first);
}

void last_words_say(enum error_code code, const char *sentence)
{
    if (has_line)
        write_whole("\r\033[K");
    write_whole(is_json ? "{\"error\":{\"code\":\"" : "trackside: ");
    if (is_json) {
        write_whole(error_code_name(code));
        write_whole("\",\"message\":\"");
    }
    write_whole(sentence);
    if (is_json) {
        write_whole("\",\"exit\":");
        write_number((int)exit_code_of(code));
        write_whole("}}");
    }
    write_whole("\n");
    _exit((int)exit_code_of(code));
}
