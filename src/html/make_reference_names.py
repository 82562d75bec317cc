#!/usr/bin/env python3
"""The named character references of HTML as a C table, sorted for a binary search.

    make_reference_names.py OUTPUT

The list is the standard's, as Python has it in html.entities: names with their `;`, and the old
ones without it.
"""

import sys
from html.entities import html5


def c_text(text):
    return "".join("\\x%02x" % byte for byte in text.encode("utf-8"))


with open(sys.argv[1], "w", encoding="ascii") as out:
    out.write("/* Made by make_reference_names.py. */\n")
    out.write('#include "reference_names.h"\n\n')
    out.write("const struct reference_name reference_names[] = {\n")
    for name in sorted(html5):
        out.write('    {"%s", "%s"},\n' % (name, c_text(html5[name])))
    out.write("};\n\nconst size_t n_reference_names = %d;\n" % len(html5))
