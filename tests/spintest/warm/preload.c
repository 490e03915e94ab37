/* Preloaded into a program: loads it once and runs it many times.
 *
 * A program of large libraries needs longer to be linked to them than for its work. This one stops in front of
 * `main`, linked and initialised, and forks for each request at the socket that WARM_SOCKET names: arguments, each
 * ended by a NUL, with the requester's standard input, output and error. When the fork exits, its status goes back
 * as one byte; when it crashes there is none. Without WARM_SOCKET the program is as ever. */
#include "request.h"

#include <dlfcn.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

typedef int program(int argc, char **argv, char **environment);
typedef int starter(program *start, int argc, char **argv, void (*init)(void), void (*fini)(void),
                    void (*linker_fini)(void), void *stack_end);

static program *warm_main;

/* The request's bytes in `text`, its three files in `files`; the length, 0 when it is none. */
static size_t receive(int connection, char text[static WARM_MOST], int files[static 3])
{
    union {
        struct cmsghdr header;
        char room[CMSG_SPACE(3 * sizeof(int))];
    } control;
    struct iovec bytes = {text, WARM_MOST};
    struct msghdr message = {.msg_iov = &bytes,
                             .msg_iovlen = 1,
                             .msg_control = control.room,
                             .msg_controllen = sizeof control.room};
    ssize_t n = recvmsg(connection, &message, MSG_CMSG_CLOEXEC);
    struct cmsghdr *first = CMSG_FIRSTHDR(&message);
    if (n <= 0 || text[n - 1] != '\0' || !first || first->cmsg_len != CMSG_LEN(3 * sizeof(int)))
        return 0;
    memcpy(files, CMSG_DATA(first), 3 * sizeof(int));
    return (size_t)n;
}

static void answer(int status, void *connection)
{
    unsigned char byte = (unsigned char)status;
    ssize_t written = write((int)(long)connection, &byte, 1);
    (void)written; /* whoever asked may be gone */
}

static _Noreturn void work(int connection)
{
    static char text[WARM_MOST];
    static char *argv[WARM_MOST / 2];
    int files[3], argc = 0;
    size_t n = receive(connection, text, files);
    for (size_t at = 0; at < n; at += strlen(text + at) + 1)
        argv[argc++] = text + at;
    if (argc == 0)
        _exit(127);
    for (int i = 0; i < 3; i++)
        dup2(files[i], i);
    on_exit(answer, (void *)(long)connection);
    exit(warm_main(argc, argv, environ));
}

static int serve(const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int listener = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
    strncpy(address.sun_path, path, sizeof address.sun_path - 1);
    if (bind(listener, (struct sockaddr *)&address, sizeof address) != 0 ||
        listen(listener, 64) != 0)
        return 1;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (;;) {
        while (waitpid(-1, NULL, WNOHANG) > 0) /* its time is counted with ours */
            ;
        int connection = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
        if (connection < 0)
            continue;
        if (fork() == 0)
            work(connection);
        close(connection);
    }
}

static int serve_or_run(int argc, char **argv, char **environment)
{
    const char *path = getenv("WARM_SOCKET");
    return path ? serve(path) : warm_main(argc, argv, environment);
}

int __libc_start_main(program *start, int argc, char **argv, void (*init)(void), void (*fini)(void),
                      void (*linker_fini)(void), void *stack_end);

int __libc_start_main(program *start, int argc, char **argv, void (*init)(void), void (*fini)(void),
                      void (*linker_fini)(void), void *stack_end)
{
    starter *real;
    *(void **)&real = dlsym(RTLD_NEXT, "__libc_start_main");
    warm_main = start;
    return real(serve_or_run, argc, argv, init, fini, linker_fini, stack_end);
}
