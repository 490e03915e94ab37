/* One child process for one parse. Forked from the compiler it is cheap, as nothing large is loaded yet.
 *
 * Behind its bytes the child sends how many they are. One that has said so and closed its end is believed and ended:
 * taking its memory down takes longer than reading what it made, so nobody waits for that. */
#include "child.h"

#include "arena.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    CPU_SECONDS_MAX = 3, /* then SIGXCPU; a second later SIGKILL */
    WALL_MILLISECONDS_MAX = 20000,
    STACK_BYTES_MAX = 64 * 1024 * 1024,
    RESULT_BYTES_MAX = 64 * 1024 * 1024,
};
#define MEMORY_BYTES_MAX (UINT64_C(2) << 30)

/* Its shadow memory is larger than any limit. */
extern void __asan_init(void) __attribute__((weak));

/* --- The child --------------------------------------------------------------------------------------------- */

static void limit(__rlimit_resource_t resource, rlim_t value)
{
    struct rlimit old, wanted = {value, value};
    if (getrlimit(resource, &old) == 0 && old.rlim_max != RLIM_INFINITY && old.rlim_max < value)
        wanted = (struct rlimit){old.rlim_max, old.rlim_max};
    setrlimit(resource, &wanted);
}

static void set_limits(void)
{
    if (!__asan_init)
        limit(RLIMIT_AS, MEMORY_BYTES_MAX);
    setrlimit(RLIMIT_CPU, &(struct rlimit){CPU_SECONDS_MAX, CPU_SECONDS_MAX + 1});
    limit(RLIMIT_STACK, STACK_BYTES_MAX);
    limit(RLIMIT_FSIZE, 0); /* it writes no file */
    limit(RLIMIT_CORE, 0);
}

void parse_child_quiet(void)
{
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (null >= 0) {
        dup2(null, STDIN_FILENO);
        dup2(null, STDOUT_FILENO);
        dup2(null, STDERR_FILENO);
    }
    for (int number = 1; number < 32; number++)
        signal(number, SIG_DFL);
    signal(SIGPIPE, SIG_IGN);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NAME, "spinc parse");
}

static void send(int out, const char *bytes, size_t length)
{
    for (ssize_t sent; length > 0; bytes += sent, length -= (size_t)sent)
        if ((sent = write(out, bytes, length)) < 0) {
            if (errno != EINTR)
                _exit(1);
            sent = 0;
        }
}

_Noreturn void parse_child_be(parse_child_work *work, void *argument, int out)
{
    const char *bytes = NULL;
    size_t length = 0;
    parse_child_quiet();
    set_limits();
    work(argument, &bytes, &length);
    send(out, bytes, length);
    send(out, (const char *)&length, sizeof length);
    close(out);
    _exit(0);
}

/* --- The parent -------------------------------------------------------------------------------------------- */

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

struct result {
    char *bytes;
    size_t length, capacity;
};

static void grow(struct arena *arena, struct result *result)
{
    size_t capacity = result->capacity ? result->capacity * 2 : 256 * 1024;
    char *bytes = arena_alloc(arena, capacity);
    if (result->length)
        memcpy(bytes, result->bytes, result->length);
    result->bytes = bytes;
    result->capacity = capacity;
}

/* Reads until the child closes its end. Returns what went wrong, or NULL. */
static const char *receive(struct arena *arena, int in, int64_t deadline, struct result *result)
{
    for (;;) {
        int64_t left = deadline - now_ms();
        struct pollfd ready = {.fd = in, .events = POLLIN};
        if (left <= 0 || poll(&ready, 1, (int)left) == 0)
            return "it took too long";
        if (result->length == result->capacity) {
            if (result->capacity > RESULT_BYTES_MAX)
                return "its result is too large";
            grow(arena, result);
        }
        ssize_t got = read(in, result->bytes + result->length, result->capacity - result->length);
        if (got == 0)
            return NULL;
        if (got < 0 && errno != EINTR)
            return "its result cannot be read";
        result->length += got > 0 ? (size_t)got : 0;
    }
}

/* Whether that is all of it; the count at its end is taken off. */
static bool is_whole(struct result *result)
{
    size_t length;
    if (result->length < sizeof length)
        return false;
    memcpy(&length, result->bytes + result->length - sizeof length, sizeof length);
    if (length != result->length - sizeof length)
        return false;
    result->length = length;
    return true;
}

/* Ends a child that has nothing more to say, and waits for the one before. */
static void dismiss(pid_t pid)
{
    static pid_t last;
    kill(pid, SIGKILL);
    if (last > 0)
        waitpid(last, NULL, 0);
    last = pid;
}

static bool reap(pid_t pid, int64_t deadline, int *status)
{
    struct timespec pause = {.tv_nsec = 200000};
    for (;;) {
        pid_t got = waitpid(pid, status, WNOHANG);
        if (got == pid)
            return true;
        if ((got < 0 && errno != EINTR) || now_ms() > deadline)
            break;
        nanosleep(&pause, NULL);
    }
    kill(pid, SIGKILL);
    return waitpid(pid, status, 0) == pid;
}

static const char *describe(struct arena *arena, int status)
{
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return NULL;
    if (WIFEXITED(status))
        return "it ran out of memory";
    switch (WTERMSIG(status)) {
    case SIGXCPU: return "it used more than 3 seconds of processor time";
    case SIGXFSZ: return "it tried to write a file";
    case SIGKILL: return "it was stopped: too much time or memory";
    case SIGSEGV: return "it crashed: the source is nested too deeply, or breaks the C front end";
    case SIGABRT: return "it ran out of memory or crashed";
    default: return arena_printf(arena, "it was ended by signal %d", WTERMSIG(status));
    }
}

const char *parse_child_finish(struct arena *arena, pid_t pid, int in, size_t *length,
                               const char **problem)
{
    int status = 0;
    int64_t deadline = now_ms() + WALL_MILLISECONDS_MAX;
    struct result result = {0};
    const char *trouble = receive(arena, in, deadline, &result);
    close(in);
    if (trouble)
        kill(pid, SIGKILL);
    if (!trouble && is_whole(&result))
        dismiss(pid);
    else if (reap(pid, deadline, &status) && !trouble)
        trouble = describe(arena, status);
    *problem = trouble;
    *length = result.length;
    return trouble ? NULL : result.bytes ? result.bytes : "";
}

const char *parse_child_run(struct arena *arena, parse_child_work *work, void *argument,
                            size_t *length, const char **problem)
{
    int ends[2];
    *problem = "it cannot be started";
    if (pipe2(ends, O_CLOEXEC) != 0)
        return NULL;
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        parse_child_be(work, argument, ends[1]);
    }
    close(ends[1]);
    if (pid > 0)
        return parse_child_finish(arena, pid, ends[0], length, problem);
    close(ends[0]);
    return NULL;
}
