/*
 * spindle_trust_directory(): the keys of files, given to the kernel's ring.
 */
#include "explain.h"
#include "keyring.h"

#include <spindle.h>

static status trust_one(const char *directory)
{
    char problem[KEYRING_PROBLEM];
    struct keyring ring;
    status result = keyring_read(directory, &ring, problem)
                        ? keyring_trust(&ring)
                        : explain(STATUS_INVALID, "%s", problem);
    keyring_free(&ring);
    return result;
}

status spindle_trust_directory(const char *directory)
{
    char directories[KEYRING_DIRECTORIES][PATH_MAX];
    if (directory)
        return trust_one(directory);
    size_t count = keyring_directories(directories);
    for (size_t i = 0; i < count; i++)
        TRY(trust_one(directories[i]));
    return OK;
}
