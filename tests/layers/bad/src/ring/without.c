/* The other one of the two. */
#include "with.h"

int either(int n)
{
    return -n;
}

int without(int n)
{
    return either(n);
}
