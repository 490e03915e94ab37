/*
 * The other side of a device under test:
 *
 *     peer net LOCAL REMOTE     answers "who has 10.0.2.2?", as frames in UNIX datagrams
 *     peer console PATH         says again what it hears, to one after the other
 *     peer deaf net|console PATH   is there and takes nothing
 *
 * Says "ready" when it listens; ends when its standard input does.
 */
#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static _Noreturn void give_up(const char *what)
{
    fprintf(stderr, "peer: %s: %s\n", what, strerror(errno));
    exit(1);
}

static struct sockaddr_un address_of(const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof address.sun_path)
        give_up(path);
    strcpy(address.sun_path, path);
    return address;
}

static int bound(const char *path, int type)
{
    struct sockaddr_un address = address_of(path);
    int file = socket(AF_UNIX, type, 0);
    if (file < 0 || bind(file, (struct sockaddr *)&address, sizeof address) != 0)
        give_up(path);
    return file;
}

static void ready(void)
{
    puts("ready");
    fclose(stdout);
}

/* Waits till there is something to read; ends when nobody needs us any more. */
static void await(int file)
{
    for (;;) {
        char nothing[16];
        struct pollfd files[] = {{.fd = file, .events = POLLIN}, {.fd = 0, .events = POLLIN}};
        if (poll(files, 2, -1) < 0 && errno != EINTR)
            give_up("poll");
        if (files[1].revents && read(0, nothing, sizeof nothing) <= 0)
            exit(0);
        if (files[0].revents)
            return;
    }
}

/* Turns a question for 10.0.2.2 into the answer; false: it is none. */
static bool answer(uint8_t *packet, ssize_t n)
{
    static const uint8_t mine[] = {0x52, 0x55, 10, 0, 2, 2},
                         kind[] = {8, 6, 0, 1, 8, 0, 6, 4, 0, 1};
    if (n < 42 || memcmp(packet + 12, kind, sizeof kind) != 0 ||
        memcmp(packet + 38, mine + 2, 4) != 0)
        return false;
    memmove(packet, packet + 6, 6);
    memcpy(packet + 6, mine, 6);
    packet[21] = 2;
    memmove(packet + 32, packet + 22, 10);
    memcpy(packet + 22, mine, 6);
    memcpy(packet + 28, mine + 2, 4);
    return true;
}

static _Noreturn void serve_net(const char *local, const char *remote)
{
    int file = bound(local, SOCK_DGRAM);
    struct sockaddr_un to = address_of(remote);
    ready();
    for (;;) {
        uint8_t packet[2048];
        await(file);
        ssize_t n = recv(file, packet, sizeof packet, 0);
        if (answer(packet, n) &&
            sendto(file, packet, (size_t)n, 0, (struct sockaddr *)&to, sizeof to) != n)
            give_up(remote);
    }
}

static _Noreturn void serve_console(const char *path)
{
    int listener = bound(path, SOCK_STREAM);
    if (listen(listener, 4) != 0)
        give_up(path);
    ready();
    for (;;) {
        char text[4096];
        ssize_t n;
        await(listener);
        int file = accept(listener, NULL, NULL);
        while (await(file), (n = read(file, text, sizeof text)) > 0)
            if (write(file, text, (size_t)n) != n)
                break;
        close(file);
    }
}

static _Noreturn void be_deaf(const char *path, int type)
{
    int listener = bound(path, type);
    if (type == SOCK_STREAM && listen(listener, 4) != 0)
        give_up(path);
    ready();
    await(-1);
    exit(1);
}

int main(int count, char **words)
{
    if (count == 4 && strcmp(words[1], "deaf") == 0)
        be_deaf(words[3], strcmp(words[2], "net") == 0 ? SOCK_DGRAM : SOCK_STREAM);
    if (count == 4 && strcmp(words[1], "net") == 0)
        serve_net(words[2], words[3]);
    if (count == 3 && strcmp(words[1], "console") == 0)
        serve_console(words[2]);
    fprintf(stderr,
            "usage: peer net LOCAL REMOTE | peer console PATH | peer deaf net|console PATH\n");
    return 2;
}
