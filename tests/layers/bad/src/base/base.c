/* Reaches up, and knows its library a second time. */
#include "trackside/base.h"

#include "trackside/net.h"

#include <noise.h>
