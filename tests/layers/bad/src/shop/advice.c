/* What a face should say: --cheap, `shop sell`. */
#include "trackside/shop.h"

const char *const good[] = {
    "no option: -- or --- or a--b or --Big or <!--x-->",
    "trackside goods, another trackside is open, '`' is a mark",
};

const char *const bad[] = {
    "sold out; use --cheap",
    "--cheap is too cheap",
    "sold out; `sell -v` says why",
    "sold out; run trackside sell "
    "again",
    "sold (\"--cheap\"), or trackside",
};
