/* Requests as compiler/serve.h has them. See server.h. */
#include "server.h"

#include "text.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static _Noreturn void be_server(const char *program, int socket, int err)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    dup2(socket, STDIN_FILENO);
    dup2(socket, STDOUT_FILENO);
    dup2(err, STDERR_FILENO);
    execl(program, program, "--serve", (char *)NULL);
    _exit(127);
}

void server_start(struct server *server, const char *program)
{
    int ends[2];
    *server = (struct server){.socket = -1, .err = -1};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return;
    server->err = memfd_create("spinc", MFD_CLOEXEC);
    server->socket = ends[0];
    fflush(NULL);
    server->pid = fork();
    if (server->pid == 0)
        be_server(program, ends[1], server->err);
    close(ends[1]);
    if (server->pid < 0)
        server_forget(server);
}

void server_forget(struct server *server)
{
    close(server->socket);
    close(server->err);
    *server = (struct server){.socket = -1, .err = -1};
}

void server_stop(struct server *server)
{
    if (server->pid <= 0)
        return;
    kill(server->pid, SIGKILL);
    waitpid(server->pid, NULL, 0);
    server_forget(server);
}

/* argv[0] is the program's own affair. */
static bool send_request(int socket, const char *const argv[])
{
    struct text request;
    text_init(&request);
    for (const char *const *argument = argv + 1; *argument; argument++)
        text_add_bytes(&request, *argument, strlen(*argument) + 1);
    text_add_bytes(&request, "", 1);
    bool sent =
        send(socket, request.bytes, request.length, MSG_NOSIGNAL) == (ssize_t)request.length;
    text_fini(&request);
    return sent;
}

/* The exit status; -1: it ended instead of answering, -2: it did not answer in time. */
static int take_answer(int socket, unsigned limit_ms)
{
    char answer[8] = "";
    struct pollfd ready = {.fd = socket, .events = POLLIN};
    if (poll(&ready, 1, (int)limit_ms) == 0)
        return -2;
    ssize_t n = recv(socket, answer, sizeof answer - 1, 0);
    return n > 1 && answer[n - 1] == '\n' ? atoi(answer) : -1;
}

static char *printed_since(int file, off_t before)
{
    off_t n = lseek(file, 0, SEEK_END) - before;
    char *text = allocate((size_t)n + 1);
    if (n < 0 || pread(file, text, (size_t)n, before) != n)
        n = 0;
    text[n] = '\0';
    return text;
}

static bool ask(const struct server *server, struct outcome *outcome, const char *const argv[],
                unsigned limit_ms)
{
    off_t before = lseek(server->err, 0, SEEK_END);
    if (!send_request(server->socket, argv))
        return false;
    int answer = take_answer(server->socket, limit_ms);
    if (answer == -1)
        return false;
    if (answer == -2)
        kill(server->pid, SIGKILL);
    *outcome = (struct outcome){.exit_status = answer < 0 ? 128 + SIGKILL : answer,
                                .timed_out = answer < 0,
                                .out = text_format("%s", ""),
                                .err = printed_since(server->err, before)};
    return true;
}

void server_run(const struct server *server, struct outcome *outcome, const char *const argv[],
                unsigned limit_ms)
{
    if (!server || server->pid <= 0 || !ask(server, outcome, argv, limit_ms))
        process_run(outcome, argv, NULL, limit_ms);
}
