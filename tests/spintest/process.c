/* Runs a child in a process group of its own, its output in memory files. See process.h. */
#include "process.h"

#include "text.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int memory_file(const char *content)
{
    int file = memfd_create("spintest", MFD_CLOEXEC);
    if (file < 0) {
        perror("spintest: memfd_create");
        exit(2);
    }
    size_t n = content ? strlen(content) : 0;
    if (write(file, content ? content : "", n) != (ssize_t)n) {
        perror("spintest: write");
        exit(2);
    }
    lseek(file, 0, SEEK_SET);
    return file;
}

static char *memory_file_take(int file)
{
    struct text text;
    char block[4096];
    ssize_t n;
    text_init(&text);
    lseek(file, 0, SEEK_SET);
    while ((n = read(file, block, sizeof block)) > 0)
        text_add_bytes(&text, block, (size_t)n);
    close(file);
    return text.bytes;
}

static _Noreturn void child(const char *const argv[], int in, int out, int err,
                            const sigset_t *old_mask)
{
    setpgid(0, 0);
    dup2(in, 0);
    dup2(out, 1);
    dup2(err, 2);
    sigprocmask(SIG_SETMASK, old_mask, NULL);
    execvp(argv[0], (char *const *)argv);
    dprintf(2, "spintest: cannot run %s: %s\n", argv[0], strerror(errno));
    _exit(127);
}

/* Waits for the child until the limit is over; then kills its group and waits on. */
static int wait_within(pid_t pid, unsigned limit_ms, bool *timed_out)
{
    struct timespec now, end;
    sigset_t child_ended;
    int status;
    sigemptyset(&child_ended);
    sigaddset(&child_ended, SIGCHLD);
    clock_gettime(CLOCK_MONOTONIC, &end);
    end.tv_sec += limit_ms / 1000;
    end.tv_nsec += (long)(limit_ms % 1000) * 1000000;
    for (;;) {
        if (waitpid(pid, &status, WNOHANG) == pid)
            return status;
        clock_gettime(CLOCK_MONOTONIC, &now);
        long left = (end.tv_sec - now.tv_sec) * 1000000000L + end.tv_nsec - now.tv_nsec;
        if (left <= 0)
            break;
        struct timespec rest = {left / 1000000000L, left % 1000000000L};
        sigtimedwait(&child_ended, NULL, &rest);
    }
    *timed_out = true;
    kill(-pid, SIGKILL);
    kill(pid, SIGKILL);
    waitpid(pid, &status, 0);
    return status;
}

void process_run(struct outcome *outcome, const char *const argv[], const char *input,
                 unsigned limit_ms)
{
    sigset_t child_ended, old_mask;
    sigemptyset(&child_ended);
    sigaddset(&child_ended, SIGCHLD);
    sigprocmask(SIG_BLOCK, &child_ended, &old_mask);
    int in = memory_file(input), out = memory_file(NULL), err = memory_file(NULL);
    *outcome = (struct outcome){0};
    pid_t pid = fork();
    if (pid < 0) {
        perror("spintest: fork");
        exit(2);
    }
    if (pid == 0)
        child(argv, in, out, err, &old_mask);
    setpgid(pid, pid);
    int status = wait_within(pid, limit_ms, &outcome->timed_out);
    kill(-pid, SIGKILL); /* whatever it left behind */
    outcome->exit_status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    outcome->out = memory_file_take(out);
    outcome->err = memory_file_take(err);
    close(in);
    sigprocmask(SIG_SETMASK, &old_mask, NULL);
}

void outcome_fini(struct outcome *outcome)
{
    free(outcome->out);
    free(outcome->err);
    *outcome = (struct outcome){0};
}

void arguments_add(struct arguments *arguments, const char *argument)
{
    arguments->list = reallocate(arguments->list, (arguments->count + 2) * sizeof *arguments->list);
    arguments->list[arguments->count++] = text_format("%s", argument);
    arguments->list[arguments->count] = NULL;
}

void arguments_add_words(struct arguments *arguments, const char *words)
{
    char *copy = text_format("%s", words), *rest = copy, *word;
    while ((word = strsep(&rest, " \t")))
        if (*word)
            arguments_add(arguments, word);
    free(copy);
}

void arguments_fini(struct arguments *arguments)
{
    for (unsigned i = 0; i < arguments->count; i++)
        free(arguments->list[i]);
    free(arguments->list);
    *arguments = (struct arguments){0};
}
