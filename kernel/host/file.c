/* Reading files, whatever they turn out to be. */
#include "file.h"

#include "host.h"
#include "session.h"
#include "stopwatch.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_LIMIT = 256 * 1024 * 1024 };

/* What is wrong with the open file; NULL: nothing. */
static const char *refusal(int fd, struct stat *about)
{
    if (fd < 0 || fstat(fd, about) != 0)
        return strerror(errno);
    if (S_ISDIR(about->st_mode))
        return "is a directory";
    if (!S_ISREG(about->st_mode))
        return "is not a regular file";
    return about->st_size > FILE_LIMIT ? "is larger than 256 MiB" : NULL;
}

/* Reads at most `size` bytes; a file that shrinks meanwhile gives less. */
static const char *read_all(int fd, size_t size, struct file *file)
{
    file->bytes = malloc(size + 1);
    if (!file->bytes)
        return strerror(ENOMEM);
    while (file->size < size) {
        ssize_t n = read(fd, (char *)file->bytes + file->size, size - file->size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return strerror(errno);
        if (n == 0)
            break;
        file->size += (size_t)n;
    }
    return NULL;
}

/* What is wrong with a file; NULL: it was read. */
static const char *read_file(const char *path, struct file *file)
{
    struct stat about;
    *file = (struct file){NULL, 0};
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    const char *why = refusal(fd, &about);
    if (!why)
        why = read_all(fd, (size_t)about.st_size, file);
    if (fd >= 0)
        close(fd);
    if (why)
        file_free(file);
    return why;
}

bool file_read(const char *path, struct file *file)
{
    const char *why = read_file(path, file);
    if (!why && file->size)
        return true;
    file_free(file);
    host_error("%s: %s", path, why ? why : "is empty");
    return false;
}

bool file_try(const char *path, struct file *file)
{
    return !read_file(path, file);
}

void file_free(struct file *file)
{
    free(file->bytes);
    *file = (struct file){NULL, 0};
}

bool file_is_source(const char *path)
{
    size_t n = strlen(path);
    return n > 2 && strcmp(path + n - 2, ".c") == 0;
}

int file_object(const char *path, bool debug, struct file *object)
{
    if (file_is_source(path))
        return file_compile(path, debug, object);
    return file_read(path, object) ? HOST_DONE : HOST_REFUSED;
}

int session_load(struct session *session, const char *path, const char *name, bool debug)
{
    struct file object = {NULL, 0};
    int result = file_object(path, debug, &object);
    stopwatch_step(file_is_source(path) ? "spinc" : "read");
    if (result == HOST_DONE)
        result = session_load_object(session, path, object.bytes, object.size, name);
    stopwatch_step("load");
    file_free(&object);
    return result;
}
