/* Running QEMU: the archive in a memory file, the console and the messages through pipes.  It does not hear of
 * Ctrl-C: the kernel does, by that character on its console. */
#include "emulator.h"

#include "host.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static const char program[] = "qemu-system-x86_64";

enum {
    ARGUMENTS = 128,
    MESSAGE_FILE = 3, /* what the child has open beside the standard ones */
    ARCHIVE_FILE = 4,
    ARCHIVE_MOST = 96 << 20, /* bytes; the machine has 256 MiB */
    STOPPED = 33,      /* the exit status that stands for the kernel's 0; 2 more for each more */
    STATUS_MOST = 111, /* stands for all statuses that are not below it */
};

/* Machines differ in these; the rest is the same for all. `exact` counts one nanosecond for each
 * instruction, so that every run is like every other. */
static const struct machine {
    const char *name, *arguments[8];
} machines[] = {
    {"microvm",
     {"-M", "microvm,acpi=off,pit=off,pic=off,rtc=off", "-global",
      "virtio-mmio.force-legacy=false"}},
    {"exact",
     {"-M", "microvm,acpi=off,pit=off,pic=off,rtc=off", "-global", "virtio-mmio.force-legacy=false",
      "-icount", "shift=0,sleep=off"}},
    {"pc", {"-M", "pc"}},
};

static const char *const common[] = {
    "-accel",     "tcg",
    "-cpu",       "max",
    "-m",         "256",
    "-display",   "none",
    "-monitor",   "none",
    "-serial",    "stdio",
    "-device",    "isa-debug-exit,iobase=0xf4,iosize=1",
    "-chardev",   "file,id=messages,path=/proc/self/fd/3",
    "-device",    "isa-debugcon,iobase=0x504,chardev=messages",
    "-initrd",    "/proc/self/fd/4",
    "-no-reboot", "-nodefaults",
};

/* What is on its way from the machine to us. */
struct streams {
    const struct emulator *emulator;
    int console, messages; /* -1: ended */
    char line[4096];       /* of the messages, as far as it came */
    size_t length;
    int status; /* of the last job; -1: none */
};

/* Reading ends first. */
struct pipes {
    int keys[2], console[2], messages[2];
};

static const struct machine *find_machine(const char *name)
{
    for (size_t i = 0; i < sizeof machines / sizeof *machines; i++)
        if (strcmp(machines[i].name, name) == 0)
            return &machines[i];
    return NULL;
}

bool emulator_has(const char *machine)
{
    return find_machine(machine) != NULL;
}

/* --- What comes from the machine ----------------------------------------------------------------- */

static void put(int file, const char *text, size_t n)
{
    while (n > 0) {
        ssize_t written = write(file, text, n);
        if (written < 0 && errno != EINTR)
            return;
        if (written > 0) {
            text += written;
            n -= (size_t)written;
        }
    }
}

/* Passes a line on, unless it says how a job ended. */
static void take_line(struct streams *streams)
{
    const struct emulator *emulator = streams->emulator;
    size_t n = strlen(emulator->separator);
    bool is_end = streams->length > n && strncmp(streams->line, emulator->separator, n) == 0;
    if (is_end)
        streams->status = atoi(streams->line + n) & 0xff;
    if (!is_end || emulator->is_raw)
        put(STDERR_FILENO, streams->line, streams->length);
    streams->length = 0;
}

static void take_messages(struct streams *streams, const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        streams->line[streams->length++] = text[i];
        if (text[i] != '\n' && streams->length < sizeof streams->line - 1)
            continue;
        streams->line[streams->length] = '\0';
        take_line(streams);
    }
}

/* Reads what there is; false at the end. */
static bool take(struct streams *streams, int file)
{
    char text[4096];
    ssize_t n = read(file, text, sizeof text);
    if (n < 0)
        return errno == EINTR;
    if (file == streams->console)
        put(STDOUT_FILENO, text, (size_t)n);
    else
        take_messages(streams, text, (size_t)n);
    return n > 0;
}

static void forward(struct streams *streams)
{
    while (streams->console >= 0 || streams->messages >= 0) {
        struct pollfd files[] = {{.fd = streams->console, .events = POLLIN},
                                 {.fd = streams->messages, .events = POLLIN}};
        if (poll(files, 2, -1) < 0)
            continue;
        if (files[0].revents && !take(streams, streams->console))
            streams->console = -1;
        if (files[1].revents && !take(streams, streams->messages))
            streams->messages = -1;
    }
    if (streams->length)
        put(STDERR_FILENO, streams->line, streams->length);
}

/* --- What goes to the machine -------------------------------------------------------------------- */

static volatile sig_atomic_t keys = -1; /* where its console reads; -1: it does not run */

static void interrupt(int number)
{
    static const char ctrl_c = 3;
    int before = errno;
    (void)number;
    if (write(keys, &ctrl_c, 1) < 0)
        errno = before; /* it has ended, or is full of them */
}

/* A process that was started with Ctrl-C ignored keeps ignoring it. */
static void catch_interrupt(int file, struct sigaction *before)
{
    struct sigaction action = {.sa_handler = interrupt, .sa_flags = SA_RESTART};
    keys = file;
    sigaction(SIGINT, NULL, before);
    if (before->sa_handler != SIG_IGN)
        sigaction(SIGINT, &action, NULL);
}

/* --- Starting it --------------------------------------------------------------------------------- */

static bool find_image(char image[static PATH_MAX])
{
    char path[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
    path[n > 0 ? n : 0] = '\0';
    for (int up = 0; up < 2; up++) {
        char *slash = strrchr(path, '/');
        if (!slash)
            return false;
        *slash = '\0';
    }
    return snprintf(image, PATH_MAX, "%s/lib/spindle/spindle.elf", path) < PATH_MAX &&
           access(image, R_OK) == 0;
}

static size_t append(const char **arguments, size_t n, const char *const *more, size_t count)
{
    for (size_t i = 0; i < count && more[i]; i++)
        arguments[n++] = more[i];
    return n;
}

/* The child: its files where the arguments say, its end with ours. */
static _Noreturn void become(const struct emulator *emulator, const char *image, int archive,
                             const struct pipes *pipes)
{
    const char *arguments[ARGUMENTS] = {program};
    const char *const kernel[] = {"-kernel", image};
    const char *const gdb[] = {"-S", "-gdb", emulator->gdb};
    size_t n = append(arguments, 1, find_machine(emulator->machine)->arguments, 8);
    n = append(arguments, n, common, sizeof common / sizeof *common);
    n = append(arguments, n, kernel, 2);
    n = append(arguments, n, (const char *const *)emulator->options, emulator->option_count);
    append(arguments, n, gdb, emulator->gdb ? 3 : 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    setpgid(0, 0); /* signals of the terminal are for our parent */
    dup2(pipes->keys[0], STDIN_FILENO);
    dup2(pipes->console[1], STDOUT_FILENO);
    dup2(pipes->messages[1], 10);
    dup2(archive, 11);
    dup2(10, MESSAGE_FILE);
    dup2(11, ARCHIVE_FILE);
    close(10);
    close(11);
    execvp(program, (char *const *)(uintptr_t)arguments);
    _exit(127);
}

static int archive_file(const void *bytes, size_t size)
{
    int file = memfd_create("archive", MFD_CLOEXEC);
    if (file < 0 || size > ARCHIVE_MOST) {
        if (file >= 0)
            close(file);
        return -1;
    }
    put(file, bytes, size);
    return file;
}

/* The exit status of the kernel in that of QEMU. */
static int translate(int ended, const struct streams *streams)
{
    int status = WIFEXITED(ended) ? WEXITSTATUS(ended) : -1;
    if (status == 127)
        return host_error("%s: not found; ./build.sh setup installs it", program);
    if (status < STOPPED || status % 2 == 0) {
        host_error("%s: ended without a word of the kernel (%s %d)", program,
                   status < 0 ? "signal" : "exit status", status < 0 ? WTERMSIG(ended) : status);
        return HOST_LOST;
    }
    status = (status - STOPPED) / 2;
    return status < STATUS_MOST ? status : streams->status < 0 ? HOST_LOST : streams->status;
}

static bool open_pipes(struct pipes *pipes)
{
    int *const all[] = {pipes->keys, pipes->console, pipes->messages};
    for (size_t i = 0; i < 3; i++) {
        if (pipe2(all[i], O_CLOEXEC) == 0)
            continue;
        int why = errno;
        while (i-- > 0) {
            close(all[i][0]);
            close(all[i][1]);
        }
        errno = why;
        return false;
    }
    fcntl(pipes->keys[1], F_SETFL, O_NONBLOCK);
    return true;
}

/* Till it has ended; its status as waitpid() has it. */
static int attend(pid_t child, const struct pipes *pipes, struct streams *streams)
{
    struct sigaction before;
    int ended;
    streams->console = pipes->console[0];
    streams->messages = pipes->messages[0];
    catch_interrupt(pipes->keys[1], &before);
    forward(streams);
    while (waitpid(child, &ended, 0) < 0 && errno == EINTR)
        ;
    sigaction(SIGINT, &before, NULL);
    return ended;
}

static int run_child(const struct emulator *emulator, const char *image, int archive)
{
    struct streams streams = {.emulator = emulator, .status = -1};
    struct pipes pipes;
    int ended = 0;
    if (!open_pipes(&pipes))
        return host_error("pipe: %s", strerror(errno));
    fflush(NULL);
    pid_t child = fork();
    int why = errno;
    if (child == 0)
        become(emulator, image, archive, &pipes);
    close(pipes.console[1]);
    close(pipes.messages[1]);
    if (child > 0)
        ended = attend(child, &pipes, &streams);
    close(pipes.keys[0]);
    close(pipes.keys[1]);
    close(pipes.console[0]);
    close(pipes.messages[0]);
    return child < 0 ? host_error("fork: %s", strerror(why)) : translate(ended, &streams);
}

int emulator_run(const struct emulator *emulator, const void *archive, size_t size)
{
    char image[PATH_MAX];
    if (!find_image(image))
        return host_error("the image lib/spindle/spindle.elf is not beside this program");
    int file = archive_file(archive, size);
    if (file < 0)
        return host_error("the archive is too large: %zu bytes", size);
    if (emulator->gdb)
        host_say("spindle: waits for gdb ", image, " -ex 'target remote :1234'");
    int result = run_child(emulator, image, file);
    close(file);
    return result;
}
