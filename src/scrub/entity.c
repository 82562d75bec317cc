/* Entities: all of Latin-1, and punctuation. */
#include "entity.h"

#include <stddef.h>

/* From U+00A0 on, in the order of the code. */
static const char *const latin1[] = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",
    "copy",   "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn",
    "sup2",   "sup3",   "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",
    "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde",
    "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave",
    "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde",
    "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",
    "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil",
    "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",   "eth",
    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave",
    "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml",
};

static const struct {
    const char *name;
    int32_t character;
} others[] = {
    {"amp", '&'},       {"apos", '\''},    {"gt", '>'},       {"lt", '<'},       {"quot", '"'},
    {"sol", '/'},       {"lpar", '('},     {"rpar", ')'},     {"comma", ','},    {"period", '.'},
    {"hyphen", 0x2010}, {"ndash", 0x2013}, {"mdash", 0x2014}, {"lsquo", 0x2018}, {"rsquo", 0x2019},
    {"ldquo", 0x201C},  {"rdquo", 0x201D}, {"OElig", 0x152},  {"oelig", 0x153},  {"Scaron", 0x160},
    {"scaron", 0x161},  {"Zcaron", 0x17D}, {"zcaron", 0x17E}, {"Yuml", 0x178},   {"Ccaron", 0x10C},
    {"ccaron", 0x10D},  {"Cacute", 0x106}, {"cacute", 0x107}, {"Lstrok", 0x141}, {"lstrok", 0x142},
    {"Zacute", 0x179},  {"zacute", 0x17A}, {"Sacute", 0x15A}, {"sacute", 0x15B}, {"Ecaron", 0x11A},
    {"ecaron", 0x11B},  {"Rcaron", 0x158}, {"rcaron", 0x159}, {"Nacute", 0x143}, {"nacute", 0x144},
    {"Odblac", 0x150},  {"odblac", 0x151}, {"Gbreve", 0x11E}, {"gbreve", 0x11F}, {"NewLine", '\n'},
    {"Tab", '\t'},      {"ensp", 0x2002},  {"emsp", 0x2003},  {"zwj", 0x200D},   {"zwnj", 0x200C},
};

int32_t entity_character(struct bytes name)
{
    for (size_t i = 0; i < sizeof(latin1) / sizeof(latin1[0]); i++) {
        if (bytes_equal_text(name, latin1[i]))
            return 0xA0 + (int32_t)i;
    }
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        if (bytes_equal_text(name, others[i].name))
            return others[i].character;
    }
    return 0;
}
