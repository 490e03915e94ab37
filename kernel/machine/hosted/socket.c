/* Net: datagrams between two UNIX sockets; a packet that nobody takes is lost. Console: a UNIX stream. */
#include "socket.h"

#include "hosted.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

static bool take_path(struct sockaddr_un *address, const char *path, size_t length)
{
    *address = (struct sockaddr_un){.sun_family = AF_UNIX};
    if (length == 0 || length >= sizeof address->sun_path)
        return false;
    memcpy(address->sun_path, path, length);
    return true;
}

/* The thread that opens it is told when there is something to do. */
static bool tell_me(int file)
{
    struct f_owner_ex owner = {F_OWNER_TID, gettid()};
    return fcntl(file, F_SETOWN_EX, &owner) == 0 &&
           fcntl(file, F_SETSIG, HOSTED_DEVICE_SIGNAL) == 0 &&
           fcntl(file, F_SETFL, O_RDWR | O_NONBLOCK | O_ASYNC) == 0;
}

static bool finish(struct socket *made, bool good)
{
    if (good && tell_me(made->file))
        return true;
    if (made->file >= 0)
        close(made->file);
    return false;
}

/* What an earlier user of the name has left behind, if it is that and not somebody's file. */
static void forget_socket(const char *path)
{
    struct stat about;
    if (lstat(path, &about) == 0 && S_ISSOCK(about.st_mode))
        unlink(path);
}

bool socket_open_net(struct socket *made, const char *paths)
{
    struct sockaddr_un local;
    const char *comma = strchr(paths, ',');
    if (comma == NULL || !take_path(&local, paths, (size_t)(comma - paths)) ||
        !take_path(&made->remote, comma + 1, strlen(comma + 1)))
        return false;
    made->kind = MACHINE_NET;
    forget_socket(local.sun_path);
    made->file = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    return finish(made, made->file >= 0 &&
                            bind(made->file, (struct sockaddr *)&local, sizeof local) == 0);
}

bool socket_open_console(struct socket *made, const char *path)
{
    struct sockaddr_un address;
    if (!take_path(&address, path, strlen(path)))
        return false;
    made->kind = MACHINE_CONSOLE;
    made->file = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    return finish(made, made->file >= 0 &&
                            connect(made->file, (struct sockaddr *)&address, sizeof address) == 0);
}

void socket_close(struct socket *socket)
{
    struct sockaddr_un local = {0};
    socklen_t size = sizeof local;
    if (getsockname(socket->file, (struct sockaddr *)&local, &size) == 0 &&
        size > offsetof(struct sockaddr_un, sun_path) && local.sun_path[0] != 0)
        unlink(local.sun_path);
    close(socket->file);
}

bool socket_submit(struct socket *socket, enum machine_operation operation, frame_t first,
                   size_t bytes, void *cookie)
{
    size_t *count = &socket->count[operation];
    if (*count == MACHINE_REQUESTS)
        return false;
    socket->request[operation][(*count)++] =
        (struct socket_request){machine_frame(first), bytes, 0, cookie};
    return true;
}

/* One try; -1 with EAGAIN: not now. */
static ssize_t try(const struct socket *socket, enum machine_operation operation,
                   const struct socket_request *request)
{
    bool is_net = socket->kind == MACHINE_NET;
    const struct sockaddr *to = is_net ? (const struct sockaddr *)&socket->remote : NULL;
    size_t left = request->bytes - request->done;
    ssize_t n;
    do {
        n = operation == MACHINE_INPUT ? recv(socket->file, request->next, left, 0)
                                       : sendto(socket->file, request->next, left, MSG_NOSIGNAL, to,
                                                is_net ? sizeof socket->remote : 0);
    } while (n < 0 && errno == EINTR);
    return n;
}

/* Whether the first request of a direction is done with. */
static bool advance(struct socket *socket, enum machine_operation operation, int64_t *result)
{
    struct socket_request *request = &socket->request[operation][0];
    ssize_t n = try(socket, operation, request);
    if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
        return false;
    if (operation == MACHINE_INPUT) {
        *result = n;
        return true;
    }
    if (socket->kind == MACHINE_NET) {
        *result = (int64_t)request->bytes;
        return true;
    }
    if (n > 0) {
        request->next += n;
        request->done += (size_t)n;
    }
    *result = n < 0 ? -1 : (int64_t)request->done;
    return n < 0 || request->done == request->bytes;
}

bool socket_complete(struct socket *socket, void **cookie, int64_t *result)
{
    for (enum machine_operation i = MACHINE_INPUT; i <= MACHINE_OUTPUT; i++) {
        if (socket->count[i] == 0 || !advance(socket, i, result))
            continue;
        *cookie = socket->request[i][0].cookie;
        memmove(socket->request[i], socket->request[i] + 1,
                --socket->count[i] * sizeof socket->request[i][0]);
        return true;
    }
    return false;
}
