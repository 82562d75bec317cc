/* A public header that leaks a library. */
#include <noise.h>
