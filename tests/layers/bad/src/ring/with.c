/* One of two that are never built together: neither calls the other. */
#include "trackside/ring.h"

int either(int n)
{
    return n;
}

int with(int n)
{
    return either(n);
}
