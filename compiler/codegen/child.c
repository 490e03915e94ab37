/* fork, limits, three pipes and one loop. */
#include "codegen/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { OUTPUT_MAX = 256 << 20, CHUNK = 64 * 1024, READ = 0, WRITE = 1 };

/* A sanitizer's shadow memory is larger than any limit. */
extern void __asan_init(void) __attribute__((weak));

struct pipes {
    int in[2], out[2], errors[2];
};

/* What one pipe brought so far. */
struct collected {
    struct arena *arena;
    uint8_t *bytes;
    size_t size, room;
    bool is_too_long;
};

/* --- The child ------------------------------------------------------------------------------------ */

/* Does not outlive the parent, and ends by itself when it uses too much. */
static void limit(void)
{
    struct rlimit seconds = {CHILD_SECONDS, CHILD_SECONDS + 1};
    struct rlimit memory = {(rlim_t)CHILD_MEMORY << 30, (rlim_t)CHILD_MEMORY << 30};
    struct rlimit core = {0, 0};
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    setrlimit(RLIMIT_CPU, &seconds);
    if (!__asan_init)
        setrlimit(RLIMIT_AS, &memory);
    setrlimit(RLIMIT_CORE, &core);
}

static _Noreturn void be_child(const struct pipes *pipes, int (*body)(void *), void *context)
{
    limit();
    signal(SIGPIPE, SIG_DFL);
    if (dup2(pipes->in[READ], STDIN_FILENO) < 0 || dup2(pipes->out[WRITE], STDOUT_FILENO) < 0 ||
        dup2(pipes->errors[WRITE], STDERR_FILENO) < 0)
        _exit(126);
    _exit(body(context));
}

/* --- Pipes ------------------------------------------------------------------------------------------ */

static void close_end(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

static void pipes_close(struct pipes *pipes)
{
    for (int end = READ; end <= WRITE; end++) {
        close_end(&pipes->in[end]);
        close_end(&pipes->out[end]);
        close_end(&pipes->errors[end]);
    }
}

static bool pipes_open(struct pipes *pipes)
{
    *pipes = (struct pipes){{-1, -1}, {-1, -1}, {-1, -1}};
    return pipe2(pipes->in, O_CLOEXEC) == 0 && pipe2(pipes->out, O_CLOEXEC) == 0 &&
           pipe2(pipes->errors, O_CLOEXEC) == 0 &&
           fcntl(pipes->in[WRITE], F_SETFL, O_NONBLOCK) == 0;
}

static void collect(struct collected *c, int *fd)
{
    if (c->room - c->size < CHUNK + 1) {
        size_t room = 2 * c->room + 2 * CHUNK;
        uint8_t *bytes = arena_alloc(c->arena, room);
        if (c->size)
            memcpy(bytes, c->bytes, c->size);
        c->bytes = bytes;
        c->room = room;
    }
    ssize_t n = read(*fd, c->bytes + c->size, CHUNK);
    if (n > 0)
        c->size += (size_t)n;
    c->bytes[c->size] = 0;
    c->is_too_long = c->size > OUTPUT_MAX;
    if (n == 0 || (n < 0 && errno != EINTR) || c->is_too_long)
        close_end(fd);
}

static void feed(int *fd, const char **text, size_t *left)
{
    ssize_t n = *left ? write(*fd, *text, *left) : 0;
    if (n > 0) {
        *text += n;
        *left -= (size_t)n;
    }
    if (*left == 0 || (n < 0 && errno != EINTR && errno != EAGAIN))
        close_end(fd);
}

/* Until the child has closed both of its outputs. */
static void exchange(struct pipes *pipes, const char *text, size_t left, struct collected *out,
                     struct collected *errors)
{
    while (pipes->out[READ] >= 0 || pipes->errors[READ] >= 0) {
        struct pollfd fds[] = {
            {.fd = pipes->in[WRITE], .events = POLLOUT},
            {.fd = pipes->out[READ], .events = POLLIN},
            {.fd = pipes->errors[READ], .events = POLLIN},
        };
        if (poll(fds, sizeof fds / sizeof *fds, -1) < 0 && errno != EINTR)
            return;
        if (fds[0].revents)
            feed(&pipes->in[WRITE], &text, &left);
        if (fds[1].revents)
            collect(out, &pipes->out[READ]);
        if (fds[2].revents)
            collect(errors, &pipes->errors[READ]);
    }
}

/* --- The whole ---------------------------------------------------------------------------------------- */

/* How a child ended that did not succeed. */
static const char *failure(const char *name, int status, const struct collected *errors,
                           struct arena *arena)
{
    const char *text = errors->size ? (const char *)errors->bytes : "";
    if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL))
        return arena_printf(arena, "%s: took too long or was killed", name);
    if (WIFSIGNALED(status))
        return arena_printf(arena, "%s: ended by signal %d %s", name, WTERMSIG(status), text);
    return arena_printf(arena, "%s: exit status %d %s", name, WEXITSTATUS(status), text);
}

const char *child_run(const char *name, int (*body)(void *context), void *context, const char *text,
                      size_t size, struct arena *arena, struct code *code)
{
    struct pipes pipes;
    struct collected out = {.arena = arena}, errors = {.arena = arena};
    const char *problem = NULL;
    int status = 0;
    signal(SIGPIPE, SIG_IGN); /* a child that ends early is an exit status, not our end */
    pid_t child = pipes_open(&pipes) ? fork() : -1;
    if (child == 0)
        be_child(&pipes, body, context);
    if (child < 0) {
        problem = arena_printf(arena, "%s: cannot start: %s", name, strerror(errno));
    } else {
        close_end(&pipes.in[READ]);
        close_end(&pipes.out[WRITE]);
        close_end(&pipes.errors[WRITE]);
        exchange(&pipes, text, size, &out, &errors);
        if (out.is_too_long || errors.is_too_long)
            kill(child, SIGKILL);
        while (waitpid(child, &status, 0) < 0 && errno == EINTR)
            continue;
        if (status != 0)
            problem = failure(name, status, &errors, arena);
    }
    pipes_close(&pipes);
    *code = (struct code){out.bytes, out.size};
    return problem;
}
