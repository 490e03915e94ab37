/* Stands for a program that is kept warm (preload.c): asks for a run of it, exits as it does.
 *
 * It lies in the first folder of PATH under the program's name; the socket lies beside it. When nobody answers
 * there, it becomes the program of that name in the other folders. */
#include "request.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static int connect_to(const char *folder, size_t length)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int s = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
    snprintf(address.sun_path, sizeof address.sun_path, "%.*s/socket", (int)length, folder);
    return s >= 0 && connect(s, (struct sockaddr *)&address, sizeof address) == 0 ? s : -1;
}

static int send_request(int s, char **argv)
{
    static char text[WARM_MOST];
    union {
        struct cmsghdr header;
        char room[CMSG_SPACE(3 * sizeof(int))];
    } control = {.header = {CMSG_LEN(3 * sizeof(int)), SOL_SOCKET, SCM_RIGHTS}};
    size_t n = 0;
    for (; *argv; argv++) {
        size_t length = strlen(*argv) + 1;
        if (n + length > sizeof text)
            return 0;
        memcpy(text + n, *argv, length);
        n += length;
    }
    memcpy(CMSG_DATA(&control.header), (const int[]){0, 1, 2}, 3 * sizeof(int));
    struct iovec bytes = {text, n};
    struct msghdr message = {.msg_iov = &bytes,
                             .msg_iovlen = 1,
                             .msg_control = control.room,
                             .msg_controllen = sizeof control.room};
    return sendmsg(s, &message, MSG_NOSIGNAL) == (ssize_t)n;
}

int main(int argc, char **argv)
{
    const char *path = getenv("PATH");
    const char *others = path ? strchr(path, ':') : NULL;
    if (argc < 1 || !others)
        return 127;
    int s = connect_to(path, (size_t)(others - path));
    if (s >= 0 && send_request(s, argv)) {
        unsigned char status;
        return read(s, &status, 1) == 1 ? status : 139;
    }
    setenv("PATH", others + 1, 1);
    execvp(argv[0], argv);
    perror(argv[0]);
    return 127;
}
