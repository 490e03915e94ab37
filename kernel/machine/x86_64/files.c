/* The files of the bare machine. */
#include "files.h"

static struct archive archive;
static bool is_there;

const char *files_boot(const void *bytes, size_t size)
{
    const char *wrong = archive_open(&archive, bytes, size);
    is_there = wrong == NULL;
    return wrong;
}

bool files_find(const char *folder, const char *name, struct archive_member *file)
{
    return is_there && archive_find(&archive, folder, name, file);
}

bool files_next(struct archive_member *file)
{
    return is_there && archive_next(&archive, file);
}
