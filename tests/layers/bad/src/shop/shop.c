/* What is in comments counts for nothing: atoi(), exit(1), "SELECT 1". */
#include "trackside/shop.h"

#include <stdio.h>
#include <stdlib.h>

int count(const char *text)
{
    const char *said = "atoi( and printf( in a text are fine";
    const char *query = "SELECT count(*) FROM goods";
    const char *word = "SELECTED, as a word, is none";

    if (text == NULL)
        exit(1);
    fprintf(stderr, "%s%s%s", said, query, word);
    return atoi(text);
}
