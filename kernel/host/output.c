/* Standard output and standard error of the host program. */
#include "host.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { DAY_MS = 24 * 60 * 60 * 1000 };

/* Why standard output could not be written first; 0: it could. */
static int write_error;

static const char version[] = "spindle 0.1.0";

/* Standard output first, so that the two do not overtake each other in one log. */
void host_say(const char *prefix, const char *text, const char *end)
{
    fflush(stdout);
    fprintf(stderr, "%s%s%s\n", prefix, text, end);
}

int host_help(const char *help)
{
    fputs(help, stdout);
    return host_flush(HOST_DONE);
}

int host_version(void)
{
    puts(version);
    return host_flush(HOST_DONE);
}

/* Waits until there is room, where standard output was made not to. */
static bool wait_for_room(void)
{
    struct pollfd output = {.fd = STDOUT_FILENO, .events = POLLOUT};
    return poll(&output, 1, -1) >= 0 || errno == EINTR;
}

bool host_write(const char *text, size_t n)
{
    while (n > 0 && !write_error) {
        ssize_t written = write(STDOUT_FILENO, text, n);
        if (written > 0) {
            text += written;
            n -= (size_t)written;
        } else if (written == 0) {
            write_error = EIO;
        } else if (errno != EINTR && (errno != EAGAIN || !wait_for_room())) {
            write_error = errno;
        }
    }
    return !write_error;
}

int host_flush(int result)
{
    if (fflush(stdout) != 0 || ferror(stdout))
        write_error = write_error ? write_error : errno;
    else if (!write_error)
        return result;
    return host_error("standard output: %s",
                      write_error ? strerror(write_error) : "cannot be written");
}

uint64_t host_number(const char *text, uint64_t most)
{
    char *end;
    errno = 0;
    unsigned long value = strtoul(text, &end, 10);
    bool is_number = text[0] >= '0' && text[0] <= '9' && *end == '\0' && errno == 0;
    return is_number && value <= most ? value : 0;
}

uint64_t host_milliseconds(const char *text)
{
    return host_number(text, DAY_MS) * 1000000;
}
