/* Files of keys. */
#include "guarded.h"

#include "object/keys.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct signing_key key;
    char problem[KEY_PROBLEM], path[64];
    int file = memfd_create("key", 0);
    if (file < 0 || fchmod(file, 0600) != 0 || write(file, bytes, size) != (ssize_t)size)
        abort();
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    if (key_load(&key, path, problem)) {
        if (!memchr(key.name, 0, sizeof key.name))
            abort();
        key_wipe(&key);
    } else if (!memchr(problem, 0, sizeof problem)) {
        abort();
    }
    close(file);
    return 0;
}
