/* Other people's headers: a library, a table, a file that is not there. */
#include "trackside/net.h"

#include "nowhere.h"
#include "shop_schema.h"

#include <noise.h>
#include <unheard_of.h>
