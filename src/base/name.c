/* What becomes a name. */
#include "trackside/name.h"

bool name_is_slug(struct bytes text)
{
    if (text.size == 0 || text.size > NAME_SLUG_MAX)
        return false;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        bool is_inner = i > 0 && i + 1 < text.size;

        if (!bytes_is_digit(c) && !(c >= 'a' && c <= 'z') && !(c == '-' && is_inner))
            return false;
    }
    return true;
}

bool name_is_id(struct bytes text)
{
    if (text.size == 0 || text.size > NAME_ID_MAX)
        return false;
    for (size_t i = 0; i < text.size; i++)
        if (!bytes_is_digit(text.data[i]))
            return false;
    return true;
}

bool name_is_file(struct bytes text)
{
    if (text.size == 0 || text.size > NAME_FILE_MAX || text.data[0] == '.' || text.data[0] == '-')
        return false;
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];

        if (c == '/' || c == '\\' || c <= ' ' || c == 0x7f)
            return false;
    }
    return true;
}
