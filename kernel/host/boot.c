/* spindle boot: packs an archive and boots the bare kernel with it in QEMU. */
#include "boot.h"

#include "emulator.h"
#include "file.h"
#include "host.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

static const char help[] =
    "usage: spindle boot FILE... [OPTION]... [-- ARGUMENT...]\n"
    "       spindle boot --jobs LIST [OPTION]...\n"
    "Boots the bare x86-64 kernel in QEMU and runs there what spindle run runs here: the same\n"
    "objects, keys and files, the same output and exit status.\n"
    "\n"
    "  --entry NAME      run this procedure, of main's type, instead of main\n"
    "  --limit MS        at most so many milliseconds of processor time for each entry\n"
    "  --quantum US      a strand runs so many microseconds before another has its turn; 5000\n"
    "  --seed N          N decides who runs, not the timer: the same N, the same order\n"
    "  --faults N        end a module at its Nth fault; default: only what the fault cut off\n"
    "  --grant MODULE=INTERFACE\n"
    "                    let this module use a privileged interface: domain or scheduler\n"
    "  --memory MIB      so many MiB for the kernel, 4 to 96; 64 unless it is told\n"
    "  --then FILE       afterwards load and run this in the same kernel\n"
    "  -g                compile sources with debugging information\n"
    "  -- ARGUMENT...    main's arguments; each may be opened as a device, if it names a file\n"
    "                    or is disk:FILE, net:LOCAL,REMOTE or console:SOCKET\n"
    "  -M, --machine M   microvm (the default), pc, or exact: a microvm whose clock counts\n"
    "                    instructions, so that every run is like every other\n"
    "  --gdb[=WHERE]     wait for gdb before the first instruction; WHERE as QEMU takes it,\n"
    "                    port 1234 otherwise\n"
    "  --pack FILE       write the archive there and do not boot\n"
    "  --jobs LIST       run many, each in a kernel of its own: a line of LIST is files, options\n"
    "                    from --entry to --then, and arguments, with single blanks between them\n"
    "  --separator TEXT  with --jobs: a line \"TEXT STATUS\" follows the output and the messages\n"
    "                    of each\n"
    "  --help\n"
    "\n"
    "Exit status: as spindle run, with --jobs that of the last one; 4 when the machine ended\n"
    "without a word.\n";

enum { MEMORY_LEAST = 4, MEMORY_MOST = 96 }; /* MiB */

enum long_option {
    OPTION_ENTRY = 256,
    OPTION_LIMIT,
    OPTION_QUANTUM,
    OPTION_FAULTS,
    OPTION_SEED,
    OPTION_GRANT,
    OPTION_MEMORY,
    OPTION_THEN,
    OPTION_GDB,
    OPTION_PACK,
    OPTION_JOBS,
    OPTION_SEPARATOR,
    OPTION_HELP
};

static const struct option options[] = {
    {"entry", required_argument, NULL, OPTION_ENTRY},
    {"limit", required_argument, NULL, OPTION_LIMIT},
    {"quantum", required_argument, NULL, OPTION_QUANTUM},
    {"faults", required_argument, NULL, OPTION_FAULTS},
    {"seed", required_argument, NULL, OPTION_SEED},
    {"grant", required_argument, NULL, OPTION_GRANT},
    {"memory", required_argument, NULL, OPTION_MEMORY},
    {"then", required_argument, NULL, OPTION_THEN},
    {"machine", required_argument, NULL, 'M'},
    {"gdb", optional_argument, NULL, OPTION_GDB},
    {"pack", required_argument, NULL, OPTION_PACK},
    {"jobs", required_argument, NULL, OPTION_JOBS},
    {"separator", required_argument, NULL, OPTION_SEPARATOR},
    {"help", no_argument, NULL, OPTION_HELP},
    {NULL, 0, NULL, 0},
};

/* The command line. */
struct boot {
    struct boot_job job;
    struct boot_devices devices;
    struct emulator emulator;
    const char *jobs, *pack; /* NULL: not asked for */
};

/* --- Command line ------------------------------------------------------------------------------ */

/* Takes the arguments behind "--" off; how many are left. */
static int split(struct boot_job *job, int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--") != 0)
            continue;
        job->arguments = argv + i + 1;
        job->argument_count = argc - i - 1;
        argv[i] = NULL;
        return i;
    }
    return argc;
}

static int take_memory(struct boot_job *job, const char *text)
{
    char *end;
    unsigned long mib = strtoul(text, &end, 10);
    if (*end || end == text || mib < MEMORY_LEAST || mib > MEMORY_MOST)
        return host_usage("boot", "--memory wants %d to %d, not '%s'", MEMORY_LEAST, MEMORY_MOST,
                          text);
    job->memory = (uint64_t)mib << 20;
    return HOST_DONE;
}

/* An option of one job; -1: it is none. */
static int take_job_option(struct boot_job *job, int option)
{
    switch (option) {
    case 'g': job->debug = true; return HOST_DONE;
    case OPTION_ENTRY: job->entry = optarg; return HOST_DONE;
    case OPTION_THEN: job->then = optarg; return HOST_DONE;
    case OPTION_MEMORY: return take_memory(job, optarg);
    case OPTION_LIMIT:
        job->limit = host_milliseconds(optarg);
        return job->limit ? HOST_DONE
                          : host_usage("boot", "--limit wants milliseconds, not '%s'", optarg);
    case OPTION_QUANTUM:
        job->quantum = host_number(optarg, UINT32_MAX) * 1000;
        return job->quantum ? HOST_DONE
                            : host_usage("boot", "--quantum wants microseconds, not '%s'", optarg);
    case OPTION_FAULTS:
        job->faults = host_number(optarg, UINT32_MAX);
        return job->faults ? HOST_DONE
                           : host_usage("boot", "--faults wants a number, not '%s'", optarg);
    case OPTION_SEED:
        job->seed = host_number(optarg, UINT64_MAX);
        return job->seed ? HOST_DONE
                         : host_usage("boot", "--seed wants a number from 1 on, not '%s'", optarg);
    case OPTION_GRANT:
        return grants_add(&job->grants, optarg)
                   ? HOST_DONE
                   : host_usage("boot", "--grant wants MODULE=INTERFACE, not '%s'", optarg);
    default: return -1;
    }
}

static int take_option(struct boot *boot, int option, char **argv)
{
    switch (option) {
    case OPTION_GDB: boot->emulator.gdb = optarg ? optarg : "tcp:127.0.0.1:1234"; return HOST_DONE;
    case OPTION_PACK: boot->pack = optarg; return HOST_DONE;
    case OPTION_JOBS: boot->jobs = optarg; return HOST_DONE;
    case OPTION_SEPARATOR:
        boot->emulator.separator = optarg;
        boot->emulator.is_raw = true;
        return HOST_DONE;
    case 'M':
        boot->emulator.machine = optarg;
        return emulator_has(optarg) ? HOST_DONE
                                    : host_usage("boot", "there is no machine '%s'", optarg);
    case OPTION_HELP: return host_help(help) == HOST_DONE ? -1 : HOST_REFUSED;
    case ':': return host_usage("boot", "%s wants an argument", argv[optind - 1]);
    default: return host_usage("boot", "no option '%s'", argv[optind - 1]);
    }
}

/* HOST_DONE: read. -1: --help was answered. `boot` NULL: a line of the list, which has options of its
 * job only. */
static int read_options(struct boot *boot, struct boot_job *job, int argc, char **argv)
{
    int option;
    argc = split(job, argc, argv);
    optind = 0;
    while ((option = getopt_long(argc, argv, ":gM:", options, NULL)) != -1) {
        int result = take_job_option(job, option);
        if (result < 0 && boot)
            result = take_option(boot, option, argv);
        else if (result < 0)
            result = host_usage("boot", "--jobs: a line has no option '%s'", argv[optind - 1]);
        if (result != HOST_DONE)
            return result;
    }
    job->files = argv + optind;
    job->file_count = argc - optind;
    bool wants_files = !boot || !boot->jobs;
    if (wants_files == (job->file_count != 0))
        return HOST_DONE;
    return host_usage("boot", wants_files ? "no file" : "both files and --jobs");
}

/* --- Jobs -------------------------------------------------------------------------------------- */

/* Cuts a line into its words, behind a first one that stands for the command. */
static int cut(char *line, char **words, int most)
{
    int count = 0;
    words[count++] = line + strlen(line);
    for (char *word; (word = strsep(&line, " ")) != NULL && count < most;)
        if (*word)
            words[count++] = word;
    words[count] = NULL;
    return count;
}

static int pack_line(struct pack *pack, struct boot_devices *devices, char *line, unsigned number)
{
    enum { WORDS = 256 };
    char *words[WORDS + 1];
    struct boot_job job = {.files = NULL};
    int count = cut(line, words, WORDS);
    if (count == WORDS)
        return host_usage("boot", "--jobs: line %u is too long", number + 1);
    int result = read_options(NULL, &job, count, words);
    return result == HOST_DONE ? boot_pack_job(pack, devices, &job, number) : result;
}

static int pack_lines(struct pack *pack, struct boot_devices *devices, const char *path)
{
    struct file list;
    unsigned number = 0;
    int result = HOST_DONE;
    if (!file_read(path, &list))
        return HOST_REFUSED;
    char *text = calloc(list.size + 1, 1), *rest = text, *line;
    if (!text)
        result = host_error("out of memory");
    else
        memcpy(text, list.bytes, list.size);
    while (result == HOST_DONE && (line = strsep(&rest, "\n")) != NULL)
        if (*line)
            result = pack_line(pack, devices, line, number++);
    free(text);
    file_free(&list);
    return result;
}

/* --- The whole --------------------------------------------------------------------------------- */

static int write_archive(const struct pack *pack, const char *path)
{
    FILE *out = fopen(path, "we");
    bool good = out && fwrite(pack->bytes, 1, pack->size, out) == pack->size;
    if (out && fclose(out) != 0)
        good = false;
    return good ? HOST_DONE : host_error("%s: cannot be written", path);
}

static int pack_all(struct pack *pack, struct boot *boot)
{
    const char *separator = boot->emulator.separator;
    int result = boot_pack_keys(pack);
    pack_add(pack, "separator", separator, strlen(separator));
    if (result == HOST_DONE)
        result = boot->jobs ? pack_lines(pack, &boot->devices, boot->jobs)
                            : boot_pack_job(pack, &boot->devices, &boot->job, 0);
    if (result == HOST_DONE && !pack_finish(pack))
        result = host_error("the archive cannot be made: out of memory, or too large");
    return result;
}

static int run(struct boot *boot)
{
    struct pack pack;
    pack_init(&pack);
    int result = pack_all(&pack, boot);
    boot->emulator.options = boot->devices.option;
    boot->emulator.option_count = boot->devices.options;
    if (result == HOST_DONE && boot->devices.count &&
        strcmp(boot->emulator.machine, "microvm") != 0 && !boot->pack)
        result = host_usage("boot", "'%s' has no devices but files; microvm has",
                            boot->emulator.machine);
    if (result == HOST_DONE)
        result = boot->pack ? write_archive(&pack, boot->pack)
                            : emulator_run(&boot->emulator, pack.bytes, pack.size);
    pack_fini(&pack);
    boot_device_free(&boot->devices);
    return result;
}

int command_boot(int argc, char **argv)
{
    char separator[40];
    uint64_t random[2] = {0, 0};
    if (getrandom(random, sizeof random, 0) != (ssize_t)sizeof random)
        return host_error("no random numbers");
    snprintf(separator, sizeof separator, "end-%016lx%016lx", random[0], random[1]);
    struct boot boot = {.emulator = {.machine = "microvm", .separator = separator}};
    int result = read_options(&boot, &boot.job, argc, argv);
    if (result != HOST_DONE)
        return result < 0 ? HOST_DONE : result;
    return run(&boot);
}
