/* Comparisons. */
#include "words.h"

#include <string.h>

bool comparison_is_sign(const char *word)
{
    static const char *const signs[] = {"=", "!=", "<", "<=", ">", ">="};

    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
        if (strcmp(word, signs[i]) == 0)
            return true;
    return false;
}

bool comparison_read(const char *text, struct comparison *ret_comparison, struct arena *arena)
{
    const char *behind = text;
    const char *sign = word_take(&behind, arena);

    if (sign == NULL || !comparison_is_sign(sign)) {
        sign = "=";
        behind = text;
    }
    ret_comparison->sign = sign;
    return word_take_number(&behind, &ret_comparison->number, arena) && *behind == '\0';
}

bool comparison_holds(const char *sign, int64_t found, int64_t wanted)
{
    bool with_equal = sign[0] != '\0' && sign[1] == '=';

    switch (sign[0]) {
    case '=':
        return found == wanted;
    case '!':
        return found != wanted;
    case '<':
        return found < wanted || (with_equal && found == wanted);
    case '>':
        return found > wanted || (with_equal && found == wanted);
    default:
        return false;
    }
}
