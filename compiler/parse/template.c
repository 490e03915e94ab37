/* The owner asks with one message, which carries the socket of the new child; the answer is the child's
 * process number. */
#include "template.h"

#include "rehearsal.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ANSWER_SECONDS_MAX = 20, IDLE_MILLISECONDS = 50 };

struct parse_template {
    pid_t pid;
    int control;
};

/* The message: a byte, and the right to a socket beside it. */
struct envelope {
    char byte;
    struct iovec place;
    _Alignas(struct cmsghdr) char right[CMSG_SPACE(sizeof(int))];
    struct msghdr message;
};

static void envelope_init(struct envelope *envelope)
{
    *envelope = (struct envelope){.place = {&envelope->byte, 1}};
    envelope->message = (struct msghdr){.msg_iov = &envelope->place,
                                        .msg_iovlen = 1,
                                        .msg_control = envelope->right,
                                        .msg_controllen = sizeof envelope->right};
}

/* --- The template -------------------------------------------------------------------------------------- */

/* The next request's socket; -1: there is nobody left to ask. */
static int take_connection(int control)
{
    struct envelope envelope;
    int connection = -1;
    envelope_init(&envelope);
    ssize_t got;
    do
        got = recvmsg(control, &envelope.message, MSG_CMSG_CLOEXEC);
    while (got < 0 && errno == EINTR);
    struct cmsghdr *right = got == 1 ? CMSG_FIRSTHDR(&envelope.message) : NULL;
    if (right && right->cmsg_level == SOL_SOCKET && right->cmsg_type == SCM_RIGHTS &&
        right->cmsg_len == CMSG_LEN(sizeof connection))
        memcpy(&connection, CMSG_DATA(right), sizeof connection);
    return connection;
}

/* A child of our parent. This process has one thread and holds no lock. */
static pid_t fork_sibling(void)
{
    return (pid_t)syscall(SYS_clone, CLONE_PARENT | SIGCHLD, 0, 0, 0, 0);
}

/* What the owner has open is not ours to keep open. */
static void close_others(int control)
{
    if (control > STDERR_FILENO + 1)
        close_range(STDERR_FILENO + 1, (unsigned)control - 1, 0);
    close_range((unsigned)control + 1, ~0u, 0);
}

/* The process of the next request, forked before it comes. When nothing comes for a while it uses the time to
 * parse once more, so that the pages that a parse writes are its own already. */
static _Noreturn void be_spare(const char *library, parse_child_work *work, int control, int taken)
{
    struct pollfd request = {.fd = control, .events = POLLIN};
    if (poll(&request, 1, IDLE_MILLISECONDS) == 0)
        rehearse(library);
    int connection = take_connection(control);
    pid_t pid = getpid();
    if (connection < 0 || write(taken, "", 1) != 1 ||
        send(control, &pid, sizeof pid, MSG_NOSIGNAL) != sizeof pid)
        _exit(0);
    close(taken);
    close(control);
    parse_child_be(work, &connection, connection);
}

/* Whether the spare has become the process of a request; otherwise there is nobody left to ask. */
static bool wait_until_taken(int taken)
{
    char byte;
    ssize_t n;
    do
        n = read(taken, &byte, 1);
    while (n < 0 && errno == EINTR);
    close(taken);
    return n == 1;
}

static _Noreturn void be_template(const char *library, parse_child_work *work, int control)
{
    parse_child_quiet();
    close_others(control);
    if (!rehearse(library))
        _exit(1);
    for (;;) {
        int taken[2];
        if (pipe2(taken, O_CLOEXEC) != 0)
            _exit(1);
        pid_t pid = fork_sibling();
        if (pid == 0) {
            close(taken[0]);
            be_spare(library, work, control, taken[1]);
        }
        close(taken[1]);
        if (pid < 0 || !wait_until_taken(taken[0]))
            _exit(0);
    }
}

/* --- Its owner -------------------------------------------------------------------------------------------- */

struct parse_template *parse_template_new(const char *library, parse_child_work *work)
{
    struct parse_template *template = malloc(sizeof *template);
    struct timeval patience = {.tv_sec = ANSWER_SECONDS_MAX};
    int ends[2];
    if (!template || socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) {
        free(template);
        return NULL;
    }
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        be_template(library, work, ends[1]);
    }
    close(ends[1]);
    *template = (struct parse_template){pid, ends[0]};
    if (pid > 0 && setsockopt(ends[0], SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience) == 0)
        return template;
    parse_template_free(template);
    return NULL;
}

void parse_template_free(struct parse_template *template)
{
    if (!template)
        return;
    close(template->control);
    if (template->pid > 0) {
        kill(template->pid, SIGKILL);
        while (waitpid(template->pid, NULL, 0) < 0 && errno == EINTR)
            continue;
    }
    free(template);
}

static bool send_connection(int control, int connection)
{
    struct envelope envelope;
    envelope_init(&envelope);
    struct cmsghdr *right = CMSG_FIRSTHDR(&envelope.message);
    *right = (struct cmsghdr){
        .cmsg_len = CMSG_LEN(sizeof connection), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS};
    memcpy(CMSG_DATA(right), &connection, sizeof connection);
    return sendmsg(control, &envelope.message, MSG_NOSIGNAL) == 1;
}

pid_t parse_template_fork(struct parse_template *template, int *connection)
{
    int ends[2];
    pid_t pid = -1;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return -1;
    bool is_sent = send_connection(template->control, ends[1]);
    close(ends[1]);
    if (is_sent && recv(template->control, &pid, sizeof pid, 0) == sizeof pid && pid > 0) {
        *connection = ends[0];
        return pid;
    }
    close(ends[0]);
    return -1;
}
