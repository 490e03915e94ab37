/* `spinc --serve` at the other end of a socket, which ends when this process does. Ctrl-C ends it as it
 * ends any compile; the next one starts another. */
#include "resident.h"

#include "host.h"
#include "process.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static struct {
    char program[PATH_MAX]; /* empty: not wanted */
    pid_t pid;              /* 0: not started */
    int socket;
} resident;

static void start(void)
{
    int ends[2];
    char *arguments[] = {resident.program, "--serve", NULL};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return;
    if (process_start(resident.program, arguments, ends[1], &resident.pid) != 0)
        resident.pid = 0;
    resident.socket = ends[0];
    close(ends[1]);
    if (!resident.pid)
        close(ends[0]);
}

void resident_use(const char *program, bool now)
{
    snprintf(resident.program, sizeof resident.program, "%s", program);
    if (now)
        start();
}

/* How it ended. */
static int wait_for_end(void)
{
    int ended = 0;
    close(resident.socket);
    while (waitpid(resident.pid, &ended, 0) < 0 && errno == EINTR)
        continue;
    resident.pid = 0;
    return ended;
}

void resident_end(void)
{
    if (resident.pid)
        wait_for_end();
    resident.program[0] = '\0';
}

static bool send_text(const char *text, size_t length)
{
    for (ssize_t n; length > 0; text += n, length -= (size_t)n)
        if ((n = send(resident.socket, text, length, MSG_NOSIGNAL)) < 0)
            return false;
    return true;
}

static bool send_request(char *const arguments[])
{
    for (char *const *argument = arguments + 1; *argument; argument++)
        if (!send_text(*argument, strlen(*argument) + 1))
            return false;
    return send_text("", 1);
}

/* One that ended while nobody asked is replaced. */
static bool is_there(void)
{
    int ended;
    if (resident.pid && waitpid(resident.pid, &ended, WNOHANG) == resident.pid) {
        close(resident.socket);
        resident.pid = 0;
    }
    if (!resident.pid && resident.program[0])
        start();
    return resident.pid != 0;
}

bool resident_compile(char *const arguments[], int *ended)
{
    char answer[8] = "";
    if (!is_there())
        return false;
    ssize_t n = send_request(arguments) ? 0 : -1;
    if (n == 0)
        do
            n = recv(resident.socket, answer, sizeof answer - 1, 0);
        while (n < 0 && errno == EINTR);
    if (n > 1 && answer[n - 1] == '\n')
        *ended = __W_EXITCODE(atoi(answer), 0);
    else
        *ended = wait_for_end();
    return true;
}
