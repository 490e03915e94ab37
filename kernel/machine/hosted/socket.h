/*
 * Devices of the hosted machine that are sockets: net and console.
 *
 * Never waits: what cannot be done at once is tried again when the kernel asks for completed requests,
 * and a signal says when that is worth it.
 */
#pragma once

#include "machine/machine.h"

#include <sys/un.h>

/* A request that is under way. */
struct socket_request {
    char *next; /* where the rest goes */
    size_t bytes, done;
    void *cookie;
};

struct socket {
    int file;
    enum machine_device_kind kind;
    struct sockaddr_un remote;                          /* of a net */
    struct socket_request request[2][MACHINE_REQUESTS]; /* by operation, in order */
    size_t count[2];
};

/* "net:LOCAL,REMOTE" or "console:PATH" without the word; false: it cannot be. */
bool socket_open_net(struct socket *socket, const char *paths);
bool socket_open_console(struct socket *socket, const char *path);
void socket_close(struct socket *socket);

bool socket_submit(struct socket *socket, enum machine_operation operation, frame_t first,
                   size_t bytes, void *cookie);
bool socket_complete(struct socket *socket, void **cookie, int64_t *result);
