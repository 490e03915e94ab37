/* Files of the host. */
#include "files.h"

#include <stdlib.h>
#include <unistd.h>

void file_make(char *path, struct bytes content)
{
    int file = mkstemp(path);
    cr_assert_geq(file, 0);
    cr_assert_eq(write(file, content.bytes, content.size), (ssize_t)content.size);
    close(file);
}

void file_remove(const char *path)
{
    unlink(path);
}
