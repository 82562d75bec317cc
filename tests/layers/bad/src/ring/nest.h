/* It holds what holds it. */
#include "egg.h"
