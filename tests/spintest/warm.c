/* Starts and ends a warm clang. See warm.h. */
#include "warm.h"

#include "text.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char program[] = "clang-19";

static _Noreturn void be_warm(const char *preload, const char *folder)
{
    char *socket = text_format("%s/socket", folder);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    setenv("WARM_SOCKET", socket, 1);
    setenv("LD_PRELOAD", preload, 1);
    execlp(program, program, (char *)NULL);
    _exit(127);
}

/* The folder with a link to the program that asks; NULL when there can be none. */
static char *make_folder(const char *client)
{
    const char *place = getenv("TMPDIR");
    char *folder = text_format("%s/warm.XXXXXX", place ? place : "/tmp");
    if (mkdtemp(folder)) {
        char *link = text_format("%s/%s", folder, program);
        int linked = symlink(client, link);
        free(link);
        if (linked == 0)
            return folder;
        rmdir(folder);
    }
    free(folder);
    return NULL;
}

static void put_in_front(const char *folder)
{
    const char *others = getenv("PATH");
    char *path = text_format("%s:%s", folder, others ? others : "/usr/bin:/bin");
    setenv("PATH", path, 1);
    free(path);
}

void warm_start(struct warm *warm, const char *bin)
{
    char *client = text_format("%s/test/warm-client", bin);
    char *preload = text_format("%s/test/libwarm.so", bin);
    *warm = (struct warm){0};
    if (access(client, X_OK) == 0 && access(preload, R_OK) == 0)
        warm->folder = make_folder(client);
    if (warm->folder) {
        fflush(NULL);
        warm->pid = fork();
        if (warm->pid == 0)
            be_warm(preload, warm->folder);
        put_in_front(warm->folder);
    }
    free(preload);
    free(client);
}

static void remove_file(const char *folder, const char *name)
{
    char *path = text_format("%s/%s", folder, name);
    unlink(path);
    free(path);
}

void warm_stop(struct warm *warm)
{
    if (warm->pid > 0) {
        kill(warm->pid, SIGKILL);
        waitpid(warm->pid, NULL, 0);
    }
    if (warm->folder) {
        remove_file(warm->folder, program);
        remove_file(warm->folder, "socket");
        rmdir(warm->folder);
    }
    free(warm->folder);
    *warm = (struct warm){0};
}
