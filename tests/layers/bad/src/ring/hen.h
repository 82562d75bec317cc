/* Nor can this one. */
#include "nest.h"
