/* A pool of worker processes. See pool.h. */
#include "pool.h"

#include "server.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct worker {
    pid_t pid; /* 0: free */
    struct job *job;
    int why; /* memory file */
    char scratch[256];
    double started;
    struct server server;
};

static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static _Noreturn void give_up(const char *what)
{
    fprintf(stderr, "spintest: %s: %s\n", what, strerror(errno));
    exit(2);
}

static void remove_folder(const char *folder)
{
    char **list = folder_list(folder, "*");
    for (char **name = list; *name; name++) {
        char *path = text_format("%s/%s", folder, *name);
        unlink(path);
        free(path);
    }
    folder_list_free(list);
    rmdir(folder);
}

/* The worker's side: judge, write down why, exit with the verdict. */
static _Noreturn void work(const struct worker *worker, const struct bench *bench)
{
    struct bench own = *bench;
    struct text why;
    own.scratch = worker->scratch;
    own.server = &worker->server;
    text_init(&why);
    enum verdict verdict = worker->job->judge(&own, worker->job->path, &why);
    if (write(worker->why, why.bytes, why.length) != (ssize_t)why.length)
        verdict = VERDICT_FAILED;
    _exit((int)verdict);
}

static void start(struct worker *worker, struct job *job, const struct bench *bench)
{
    const char *place = getenv("TMPDIR");
    snprintf(worker->scratch, sizeof worker->scratch, "%s/spintest.XXXXXX", place ? place : "/tmp");
    if (!mkdtemp(worker->scratch))
        give_up(worker->scratch);
    worker->why = memfd_create("why", MFD_CLOEXEC);
    if (worker->why < 0)
        give_up("memfd_create");
    worker->job = job;
    worker->started = seconds_now();
    fflush(NULL);
    worker->pid = fork();
    if (worker->pid < 0)
        give_up("fork");
    if (worker->pid == 0)
        work(worker, bench);
}

static void finish(struct worker *worker, int status)
{
    struct job *job = worker->job;
    off_t n = lseek(worker->why, 0, SEEK_END);
    job->why = allocate((size_t)n + 1);
    if (pread(worker->why, job->why, (size_t)n, 0) != n)
        give_up("reading a verdict");
    close(worker->why);
    if (WIFEXITED(status) && WEXITSTATUS(status) <= VERDICT_SKIPPED) {
        job->verdict = (enum verdict)WEXITSTATUS(status);
    } else {
        free(job->why);
        job->verdict = VERDICT_FAILED;
        job->why = text_format("the judge itself died\n");
    }
    job->seconds = seconds_now() - worker->started;
    remove_folder(worker->scratch);
    worker->pid = 0;
}

/* A few jobs are done before a server is ready. */
static void start_servers(struct worker *workers, unsigned count, const struct bench *bench)
{
    char *spinc = text_format("%s/spinc", bench->bin);
    for (unsigned i = 0; i < count; i++)
        server_start(&workers[i].server, spinc);
    free(spinc);
}

void pool_run(struct job *jobs, size_t n, unsigned width, const struct bench *bench,
              void (*after)(const struct job *job))
{
    struct worker *workers = allocate(width * sizeof *workers);
    size_t next = 0, running = 0;
    start_servers(workers, n > width ? width : 0, bench);
    while (next < n || running > 0) {
        for (unsigned i = 0; i < width && next < n; i++) {
            if (workers[i].pid)
                continue;
            start(&workers[i], &jobs[next++], bench);
            running++;
        }
        int status;
        pid_t pid = wait(&status);
        for (unsigned i = 0; i < width; i++) {
            if (workers[i].server.pid == pid)
                server_forget(&workers[i].server);
            if (workers[i].pid != pid)
                continue;
            finish(&workers[i], status);
            running--;
            after(workers[i].job);
        }
    }
    for (unsigned i = 0; i < width; i++)
        server_stop(&workers[i].server);
    free(workers);
}
