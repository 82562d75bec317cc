/* ustar: a header of 512 bytes, the content filled up to as many, and two empty blocks at the end.
 */
#include "trackside/tar.h"

#include <stdio.h>
#include <string.h>

enum {
    BLOCK_SIZE = 512,
    MAX_NAME_SIZE = 99,
    CHECKSUM_AT = 148,
    CHECKSUM_SIZE = 8,
};

struct header {
    char name[100];
    char mode[8], uid[8], gid[8];
    char size[12], mtime[12];
    char checksum[CHECKSUM_SIZE];
    char type;
    char linkname[100];
    char magic[6], version[2];
    char uname[32], gname[32];
    char devmajor[8], devminor[8];
    char prefix[155];
    char rest[12];
};

_Static_assert(sizeof(struct header) == BLOCK_SIZE, "a header is one block");
_Static_assert(offsetof(struct header, checksum) == CHECKSUM_AT, "as POSIX has it");

/* Counted with blanks in its own place. */
static void set_checksum(struct header *header)
{
    const unsigned char *bytes = (const unsigned char *)header;
    unsigned sum = 0;

    memset(header->checksum, ' ', sizeof(header->checksum));
    for (size_t i = 0; i < BLOCK_SIZE; i++)
        sum += bytes[i];
    snprintf(header->checksum, sizeof(header->checksum), "%06o", sum);
}

static void fill_block(struct buffer *archive, size_t size)
{
    static const char zeros[BLOCK_SIZE];

    buffer_append(archive, zeros, size);
}

int tar_add(struct buffer *archive, const char *name, struct bytes content, struct error *err)
{
    struct header header = {.type = '0', .magic = "ustar", .version = {'0', '0'}};

    if (strlen(name) > MAX_NAME_SIZE)
        return error_set(err, ERROR_FAILED,
                         "%s is too long a name for an archive; give the file a shorter one", name);
    memcpy(header.name, name, strlen(name));
    snprintf(header.mode, sizeof(header.mode), "%07o", 0644);
    snprintf(header.uid, sizeof(header.uid), "%07o", 0);
    snprintf(header.gid, sizeof(header.gid), "%07o", 0);
    snprintf(header.size, sizeof(header.size), "%011zo", content.size);
    snprintf(header.mtime, sizeof(header.mtime), "%011o", 0);
    set_checksum(&header);
    buffer_append(archive, &header, sizeof(header));
    buffer_append_bytes(archive, content);
    fill_block(archive, (BLOCK_SIZE - content.size % BLOCK_SIZE) % BLOCK_SIZE);
    return 0;
}

void tar_end(struct buffer *archive)
{
    fill_block(archive, BLOCK_SIZE);
    fill_block(archive, BLOCK_SIZE);
}
