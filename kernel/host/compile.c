/* Compiling sources on the way: spinc as a child, its object in a scratch directory. */
#include "file.h"

#include "host.h"
#include "process.h"
#include "resident.h"
#include "stopwatch.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* What a compile leaves behind until it is read. */
struct scratch {
    char directory[PATH_MAX], object[PATH_MAX];
};

static bool scratch_make(struct scratch *scratch)
{
    const char *parent = getenv("TMPDIR");
    parent = parent && parent[0] ? parent : "/tmp";
    if (snprintf(scratch->directory, PATH_MAX - 16, "%s/spindle-XXXXXX", parent) >= PATH_MAX - 16)
        return errno = ENAMETOOLONG, false;
    if (!mkdtemp(scratch->directory))
        return false;
    snprintf(scratch->object, PATH_MAX, "%.*s/object.o", PATH_MAX - 16, scratch->directory);
    return true;
}

static void scratch_remove(const struct scratch *scratch)
{
    unlink(scratch->object);
    rmdir(scratch->directory);
}

/* spinc beside this program. */
static bool find_compiler(char path[static PATH_MAX])
{
    ssize_t n = readlink("/proc/self/exe", path, PATH_MAX - 1);
    path[n > 0 ? n : 0] = '\0';
    char *slash = strrchr(path, '/');
    if (!slash || slash - path > PATH_MAX - 16)
        return false;
    strcpy(slash, "/spinc");
    return true;
}

/* The error number; 0: it ran, and *ended says how it ended. */
static int run_process(const char *compiler, char *const arguments[], int *ended)
{
    pid_t child;
    int why = process_start(compiler, arguments, -1, &child);
    while (why == 0 && waitpid(child, ended, 0) < 0)
        why = errno == EINTR ? 0 : errno;
    return why;
}

/* Runs it to its end; Ctrl-C ends the child, and we clean up. */
static int run_compiler(const char *compiler, char *const arguments[])
{
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
    int ended = 0, why = 0;
    sigaction(SIGINT, &ignore, &before);
    fflush(NULL);
    if (!resident_compile(arguments, &ended))
        why = run_process(compiler, arguments, &ended);
    sigaction(SIGINT, &before, NULL);
    if (why != 0)
        return host_error("%s: %s", compiler, strerror(why));
    if (WIFSIGNALED(ended) && WTERMSIG(ended) == SIGINT)
        return HOST_INTERRUPTED;
    if (WIFSIGNALED(ended))
        return host_error("%s: %s", compiler, strsignal(WTERMSIG(ended)));
    return WEXITSTATUS(ended) == 0 ? HOST_DONE : HOST_REFUSED;
}

/* a.c+b.c are the sources of one module, unless a file is called so. Cuts `path` up. */
static void add_sources(char *path, char **arguments)
{
    bool is_one = access(path, F_OK) == 0;
    *arguments++ = path;
    for (char *at = path; !is_one && (at = strstr(at, ".c+"));) {
        at[2] = '\0';
        at += 3;
        *arguments++ = at;
    }
    *arguments = NULL;
}

/* requires: room in `arguments` for as many as `path` has characters, and a few. */
static int compile(char *compiler, char *path, bool debug, char **arguments, struct file *object)
{
    struct scratch scratch;
    if (!scratch_make(&scratch))
        return host_error("%s: no scratch directory: %s", path, strerror(errno));
    size_t count = 0;
    arguments[count++] = compiler;
    arguments[count++] = debug ? "--backend=clang" : "--backend=tcc";
    if (debug) {
        arguments[count++] = "-g";
    } else { /* it is to run soon; who wants it to run fast has spinc compile it */
        arguments[count++] = "--without=reuse";
        arguments[count++] = "--without=elide";
    }
    if (stopwatch_runs())
        arguments[count++] = "--time";
    arguments[count++] = "-o";
    arguments[count++] = scratch.object;
    arguments[count++] = "--";
    add_sources(path, arguments + count);
    int result = run_compiler(compiler, arguments);
    if (result == HOST_DONE && !file_read(scratch.object, object))
        result = HOST_REFUSED;
    scratch_remove(&scratch);
    return result;
}

int file_compile(const char *path, bool debug, struct file *object)
{
    char compiler[PATH_MAX];
    if (!find_compiler(compiler))
        return host_error("%s: spinc is not where this program is", path);
    char *copy = strdup(path), **arguments = calloc(strlen(path) + 16, sizeof *arguments);
    int result = copy && arguments ? compile(compiler, copy, debug, arguments, object)
                                   : host_error("%s: %s", path, strerror(ENOMEM));
    free(arguments);
    free(copy);
    return result;
}

void file_keep_compiler(bool now)
{
    char compiler[PATH_MAX];
    if (find_compiler(compiler))
        resident_use(compiler, now);
}

void file_end_compiler(void)
{
    resident_end();
}
