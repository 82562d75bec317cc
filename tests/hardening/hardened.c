/* Something that a compiler can protect: a buffer on the stack, and a copy into it. */
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    char text[16];

    memcpy(text, argv[0], strlen(argv[0]) < sizeof(text) ? strlen(argv[0]) + 1 : sizeof(text));
    text[sizeof(text) - 1] = '\0';
    return snprintf(text, (size_t)argc + 3, "%s", argv[argc - 1]) < 0;
}
