/* Processes of contestants and the lines they are asked with (serve.h). */
#include "contestant.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TEXT = 512 };

const struct contestant contestants[VARIANTS] = {
    [CLANG] = {"clang", "so", "unchecked C, clang -O2"},
    [GCC] = {"gcc", "so", "unchecked C, gcc -O2"},
    [BOEHM] = {"clang-boehm", "so", "unchecked C, clang -O2, on Boehm's heap"},
    [SPINDLE] = {"spindle", "o", "Safe C, clang back end"},
    [SPINDLE_TCC] = {"spindle-tcc", "o", "Safe C, TCC back end"},
    [WASM2C] = {"wasm2c", "so", "WebAssembly, wasm2c and clang -O2"},
    [V8] = {"v8", "wasm", "WebAssembly, V8 of node"},
};

struct process {
    const struct places *places;
    enum variant variant;
    pid_t pid;
    FILE *requests, *answers;
};

static void kernel_path(const struct places *places, enum variant variant, const char *kernel,
                        char path[static TEXT])
{
    snprintf(path, TEXT, "%s/%s/%s.%s", places->kernels, contestants[variant].name, kernel,
             contestants[variant].suffix);
}

bool contestant_has(const struct places *places, enum variant variant, const char *kernel)
{
    char path[TEXT];
    kernel_path(places, variant, kernel, path);
    return access(path, R_OK) == 0;
}

/* Becomes the program of the variant. */
static void run_program(const struct places *places, enum variant variant)
{
    char program[TEXT];
    switch (variant) {
    case CLANG:
    case GCC:
    case BOEHM:
    case WASM2C:
        snprintf(program, sizeof program, "%s/bench-compute-library", places->programs);
        execl(program, program, (char *)NULL);
        break;
    case SPINDLE:
    case SPINDLE_TCC:
        snprintf(program, sizeof program, "%s/bench-compute-spindle", places->programs);
        execl(program, program, places->keys, (char *)NULL);
        break;
    case V8: execlp("node", "node", places->script, (char *)NULL); break;
    case VARIANTS: break;
    }
    perror("compute: contestant");
    _exit(127);
}

static bool start(struct process *process)
{
    int in[2], out[2];
    if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0)
        return false;
    process->pid = fork();
    if (process->pid == 0) {
        dup2(in[0], STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        run_program(process->places, process->variant);
    }
    close(in[0]);
    close(out[1]);
    process->requests = fdopen(in[1], "w");
    process->answers = fdopen(out[0], "r");
    return process->pid > 0 && process->requests && process->answers;
}

struct process *contestant_start(const struct places *places, enum variant variant)
{
    struct process *process = calloc(1, sizeof *process);
    if (process) {
        process->places = places;
        process->variant = variant;
    }
    if (process && start(process))
        return process;
    free(process);
    return NULL;
}

void contestant_end(struct process *process)
{
    if (!process)
        return;
    fclose(process->requests);
    fclose(process->answers);
    waitpid(process->pid, NULL, 0);
    free(process);
}

bool contestant_ask(struct process *process, const char *kernel, uint64_t turns,
                    struct answer *answer)
{
    char line[TEXT], path[TEXT];
    kernel_path(process->places, process->variant, kernel, path);
    fprintf(process->requests, "%s %lu\n", path, turns);
    fflush(process->requests);
    if (!fgets(line, sizeof line, process->answers))
        snprintf(line, sizeof line, "its process has ended\n");
    else if (sscanf(line, "%lu %lf", &answer->result, &answer->nanoseconds) == 2)
        return true;
    fprintf(stderr, "compute: %s: %s: %s", kernel, contestants[process->variant].name, line);
    return false;
}
