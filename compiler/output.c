/* A temporary and a rename. */
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool write_parts(int fd, const struct output_part *parts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *next = parts[i].bytes;
        for (size_t left = parts[i].size; left > 0;) {
            ssize_t n = write(fd, next, left);
            if (n < 0 && errno == EINTR)
                continue;
            if (n < 0)
                return false;
            next += n;
            left -= (size_t)n;
        }
    }
    return true;
}

/* What is there already and cannot be replaced by a rename: devices, pipes, sockets. */
static bool is_special(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
}

static const char *write_special(const char *path, const struct output_part *parts, size_t count)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return strerror(errno);
    bool good = write_parts(fd, parts, count);
    int why = errno;
    if (close(fd) != 0 && good) {
        good = false;
        why = errno;
    }
    return good ? NULL : strerror(why);
}

/* The descriptor a path like /dev/stdout or /dev/fd/5 stands for, or -1. What is behind it may be a
 * regular file that others write as well: it is never replaced. */
static int descriptor_of(const char *path)
{
    static const char *const prefixes[] = {"/dev/fd/", "/proc/self/fd/"};
    int fd, end;
    if (strcmp(path, "/dev/stdout") == 0)
        return STDOUT_FILENO;
    if (strcmp(path, "/dev/stderr") == 0)
        return STDERR_FILENO;
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        size_t n = strlen(prefixes[i]);
        if (strncmp(path, prefixes[i], n) == 0 && sscanf(path + n, "%9d%n", &fd, &end) == 1 &&
            fd >= 0 && !path[n + (size_t)end])
            return fd;
    }
    return -1;
}

/* The mode a new file would get. */
static mode_t default_mode(void)
{
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

static const char *write_regular(const char *path, const struct output_part *parts, size_t count)
{
    char real[PATH_MAX], temporary[PATH_MAX + 16];
    if (!realpath(path, real)) { /* new, or a link to nowhere: replaced itself */
        if (errno != ENOENT || strlen(path) >= sizeof real)
            return strerror(errno == ENOENT ? ENAMETOOLONG : errno);
        strcpy(real, path);
    } else if (access(real, W_OK) != 0) { /* a rename would not ask */
        return strerror(errno);
    }
    snprintf(temporary, sizeof temporary, "%s.XXXXXX", real);
    int fd = mkostemp(temporary, O_CLOEXEC);
    if (fd < 0)
        return strerror(errno);
    bool good = write_parts(fd, parts, count) && fchmod(fd, default_mode()) == 0;
    int why = errno;
    if (close(fd) != 0 && good) {
        good = false;
        why = errno;
    }
    if (good && rename(temporary, real) != 0) {
        good = false;
        why = errno;
    }
    if (!good)
        unlink(temporary);
    return good ? NULL : strerror(why);
}

const char *output_write(const char *path, const struct output_part *parts, size_t count)
{
    struct stat st;
    int fd = descriptor_of(path);
    signal(SIGXFSZ, SIG_IGN); /* a write beyond the limit fails instead */
    signal(SIGPIPE, SIG_IGN);
    if (fd >= 0)
        return write_parts(fd, parts, count) ? NULL : strerror(errno);
    if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
        return "is a directory";
    return is_special(path) ? write_special(path, parts, count) : write_regular(path, parts, count);
}
