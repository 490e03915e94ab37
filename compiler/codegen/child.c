/* fork, limits, wait. */
#include "codegen/child.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct pipes {
    int in, out, errors; /* files of memory */
};

static bool write_all(int fd, const char *text, size_t size)
{
    while (size > 0) {
        ssize_t n = write(fd, text, size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        text += n;
        size -= (size_t)n;
    }
    return true;
}

static bool pipes_open(struct pipes *pipes, const char *text, size_t size)
{
    pipes->in = memfd_create("lowered", MFD_CLOEXEC);
    pipes->out = memfd_create("object", MFD_CLOEXEC);
    pipes->errors = memfd_create("messages", MFD_CLOEXEC);
    return pipes->in >= 0 && pipes->out >= 0 && pipes->errors >= 0 &&
           write_all(pipes->in, text, size) && lseek(pipes->in, 0, SEEK_SET) == 0;
}

static void pipes_close(const struct pipes *pipes)
{
    int files[] = {pipes->in, pipes->out, pipes->errors};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (files[i] >= 0)
            close(files[i]);
}

/* Does not outlive the parent, and ends by itself when it uses too much. A file size limit of the
 * user's is for the output file, not for ours in memory. */
static void limit(void)
{
    struct rlimit file, seconds = {CHILD_SECONDS, CHILD_SECONDS + 1};
    struct rlimit memory = {(rlim_t)CHILD_MEMORY << 30, (rlim_t)CHILD_MEMORY << 30};
    struct rlimit core = {0, 0};
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    setrlimit(RLIMIT_CPU, &seconds);
    setrlimit(RLIMIT_AS, &memory);
    setrlimit(RLIMIT_CORE, &core);
    if (getrlimit(RLIMIT_FSIZE, &file) == 0) {
        file.rlim_cur = file.rlim_max;
        setrlimit(RLIMIT_FSIZE, &file);
    }
}

static void be_child(const struct pipes *pipes, int (*body)(void *), void *context)
{
    limit();
    if (dup2(pipes->in, 0) < 0 || dup2(pipes->out, 1) < 0 || dup2(pipes->errors, 2) < 0)
        _exit(126);
    _exit(body(context));
}

static bool read_file(int fd, struct arena *arena, struct code *code)
{
    struct stat st;
    if (fstat(fd, &st) != 0)
        return false;
    code->size = (size_t)st.st_size;
    code->bytes = arena_alloc(arena, code->size + 1);
    size_t got = 0;
    while (got < code->size) {
        ssize_t n = pread(fd, code->bytes + got, code->size - got, (off_t)got);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        got += (size_t)n;
    }
    return true;
}

/* How a child ended that did not succeed. */
static const char *failure(const char *name, int status, int errors, struct arena *arena)
{
    struct code messages = {0};
    bool has_text = read_file(errors, arena, &messages) && messages.size > 0;
    const char *text = has_text ? (const char *)messages.bytes : "";
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
    const char *problem = NULL;
    int status = 0;
    pid_t child = pipes_open(&pipes, text, size) ? fork() : -1;
    if (child == 0)
        be_child(&pipes, body, context);
    if (child < 0) {
        problem = arena_printf(arena, "%s: cannot start: %s", name, strerror(errno));
    } else {
        while (waitpid(child, &status, 0) < 0 && errno == EINTR)
            continue;
        if (status != 0)
            problem = failure(name, status, pipes.errors, arena);
        else if (!read_file(pipes.out, arena, code))
            problem = arena_printf(arena, "%s: its output cannot be read", name);
    }
    pipes_close(&pipes);
    return problem;
}
