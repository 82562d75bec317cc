/* Names what calls it: a table calls nobody. */
#include "trackside/ring.h"

static int (*const table[])(int) = {found};

int find(int n)
{
    return table[0](n);
}
