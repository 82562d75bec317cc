/* A contract that reaches sideways. */
#include "trackside/shop.h"
