/* Texts from readings. */
#include "page_text.h"

#include "reading.h"

#include "trackside/character.h"

static struct bytes written_out(struct bytes text, int depth, struct arena *arena)
{
    struct reading reading;
    struct buffer out;
    struct bytes written;

    reading_make(text, depth, arena, &reading);
    buffer_init(&out, 4 * text.size + 1);
    for (size_t i = 0; i < reading.n; i++)
        character_append(&out, reading.signs[i].character);
    written = (struct bytes){arena_text_of(arena, buffer_bytes(&out)), out.size};
    buffer_deinit(&out);
    return written;
}

struct bytes page_text_mended(struct bytes page, struct arena *arena)
{
    struct bytes rest = page;
    int32_t character;

    while (rest.size > 0) {
        if (!character_take(&rest, &character))
            return written_out(page, 0, arena);
    }
    return page;
}

struct bytes page_text_plain(struct bytes piece, struct arena *arena)
{
    return written_out(piece, 1, arena);
}
