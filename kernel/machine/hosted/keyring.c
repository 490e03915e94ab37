/*
 * Key rings of the hosted machine: where they are, who may have written them.
 */
#include "keyring.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { RING_MAX = 1024 * 1024 }; /* bytes of a file */

static bool fail(char *problem, const char *path, const char *why)
{
    snprintf(problem, KEYRING_PROBLEM, "%s: %s", path, why);
    return false;
}

/* --- Where they are ---------------------------------------------------------------------------- */

/* `keys` beside the directory of the running program, if it is there. */
static bool development_directory(char path[static PATH_MAX])
{
    char program[PATH_MAX];
    struct stat about;
    ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
    if (n <= 0)
        return false;
    program[n] = '\0';
    for (int up = 0; up < 2; up++) {
        char *slash = strrchr(program, '/');
        if (slash == NULL)
            return false;
        *slash = '\0';
    }
    return snprintf(path, PATH_MAX, "%s/keys", program) < PATH_MAX && stat(path, &about) == 0;
}

bool keyring_user_directory(char path[static PATH_MAX])
{
    const char *configuration = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    if (configuration != NULL && configuration[0] == '/')
        return snprintf(path, PATH_MAX, "%s/spindle", configuration) < PATH_MAX;
    return home != NULL && home[0] == '/' &&
           snprintf(path, PATH_MAX, "%s/.config/spindle", home) < PATH_MAX;
}

size_t keyring_directories(char paths[static KEYRING_DIRECTORIES][PATH_MAX])
{
    size_t count = 0;
    if (development_directory(paths[count]))
        count++;
    if (keyring_user_directory(paths[count]))
        count++;
    return count;
}

/* --- Reading ----------------------------------------------------------------------------------- */

/* Opens a ring that only its user or root can have written; -1: refused, or with an empty problem not
 * there. */
static int open_ring(const char *path, char *problem)
{
    struct stat about;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (file < 0 && (errno == ENOENT || errno == ENOTDIR))
        return -1;
    if (file < 0 || fstat(file, &about) != 0)
        fail(problem, path, strerror(errno));
    else if (!S_ISREG(about.st_mode))
        fail(problem, path, "not a regular file");
    else if (about.st_mode & 022)
        fail(problem, path, "others may write this key ring; chmod go-w it");
    else if (about.st_uid != geteuid() && about.st_uid != 0)
        fail(problem, path, "belongs to another user");
    else
        return file;
    if (file >= 0)
        close(file);
    return -1;
}

/* The whole file as a string; NULL with a problem. The caller frees it. */
static char *read_text(int file, const char *path, char *problem)
{
    char *text = malloc(RING_MAX + 1);
    size_t length = 0;
    ssize_t got = 1;
    while (text != NULL && length < RING_MAX && got > 0) {
        got = read(file, text + length, RING_MAX - length);
        length += got > 0 ? (size_t)got : 0;
    }
    if (text == NULL || got < 0 || length == RING_MAX) {
        fail(problem, path, text == NULL || got < 0 ? strerror(errno) : "too long for a key ring");
        free(text);
        return NULL;
    }
    text[length] = '\0';
    return text;
}

bool keyring_read(const char *directory, struct keyring *ring, char problem[static KEYRING_PROBLEM])
{
    char path[PATH_MAX];
    *ring = (struct keyring){NULL, 0};
    problem[0] = '\0';
    if (snprintf(path, sizeof path, "%s/keyring", directory) >= PATH_MAX)
        return fail(problem, "key ring", strerror(ENAMETOOLONG));
    int file = open_ring(path, problem);
    if (file < 0)
        return problem[0] == '\0';
    char *text = read_text(file, path, problem);
    close(file);
    bool good = text != NULL && keyring_parse(ring, text, path, problem);
    free(text);
    return good;
}
