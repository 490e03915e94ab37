#include "process.h"

#include <signal.h>
#include <spawn.h>
#include <unistd.h>

extern char **environ;

static int add_socket(posix_spawn_file_actions_t *actions, int socket)
{
    int result = socket < 0 ? 0 : posix_spawn_file_actions_adddup2(actions, socket, STDIN_FILENO);
    if (result == 0 && socket >= 0)
        result = posix_spawn_file_actions_adddup2(actions, socket, STDOUT_FILENO);
    return result;
}

int process_start(const char *program, char *const arguments[], int socket, pid_t *child)
{
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_t actions;
    sigset_t defaults;
    int result = posix_spawnattr_init(&attributes);
    if (result != 0)
        return result;
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGINT);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    result = posix_spawn_file_actions_init(&actions);
    if (result == 0) {
        result = add_socket(&actions, socket);
        if (result == 0)
            result = posix_spawn(child, program, &actions, &attributes, arguments, environ);
        posix_spawn_file_actions_destroy(&actions);
    }
    posix_spawnattr_destroy(&attributes);
    return result;
}
