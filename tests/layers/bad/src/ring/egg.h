/* Cannot be without the other one. */
#include "hen.h"
