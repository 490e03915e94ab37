/* spindle run: reads the command line and has the job run in a kernel of its own. */
#include "host.h"
#include "job.h"
#include "session.h"
#include "stopwatch.h"

#include <getopt.h>
#include <string.h>

static const char help[] =
    "usage: spindle run FILE... [OPTION]... [-- ARGUMENT...]\n"
    "Loads sealed objects, links them with each other and the kernel, initialises them and\n"
    "runs main. A FILE that ends with .c is compiled by spinc first: at once by TCC, with -g\n"
    "by clang; A.c+B.c are the sources of one module. When several files have a main, all of\n"
    "them run, in turns.\n"
    "\n"
    "  --entry NAME   run this procedure, of main's type, instead of main\n"
    "  --limit MS     at most so many milliseconds of processor time for each entry\n"
    "  --quantum US   a strand runs so many microseconds before another has its turn; 5000\n"
    "  --seed N       N decides who runs, not the timer: the same N, the same order\n"
    "  --faults N     end a module at its Nth fault; default: only what the fault cut off\n"
    "  --grant MODULE=INTERFACE\n"
    "                 let this module use a privileged interface: domain or scheduler\n"
    "  --time         print how long each step took, also those of spinc\n"
    "  -g             compile sources with debugging information, for gdb --args spindle run\n"
    "  -- ARGUMENT... main's arguments; each may be opened as a device, if it names a file\n"
    "                 or is disk:FILE, net:LOCAL,REMOTE or console:SOCKET\n"
    "  --help\n"
    "\n"
    "Exit status: that of main (of several: the first that is not 0); 1 when something is not\n"
    "loaded, linked or started, 2 for a wrong command line, 3 after a fault, 130 after Ctrl-C.\n";

enum long_option {
    OPTION_ENTRY = 256,
    OPTION_LIMIT,
    OPTION_QUANTUM,
    OPTION_FAULTS,
    OPTION_SEED,
    OPTION_GRANT,
    OPTION_TIME,
    OPTION_HELP
};

static const struct option options[] = {
    {"entry", required_argument, NULL, OPTION_ENTRY},
    {"limit", required_argument, NULL, OPTION_LIMIT},
    {"quantum", required_argument, NULL, OPTION_QUANTUM},
    {"faults", required_argument, NULL, OPTION_FAULTS},
    {"seed", required_argument, NULL, OPTION_SEED},
    {"grant", required_argument, NULL, OPTION_GRANT},
    {"time", no_argument, NULL, OPTION_TIME},
    {"help", no_argument, NULL, OPTION_HELP},
    {NULL, 0, NULL, 0},
};

/* --- Command line ------------------------------------------------------------------------------ */

/* Takes the arguments behind "--" off; how many are left. */
static int split(struct job *job, int argc, char **argv)
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

/* HOST_DONE: read. -1: --help. */
static int read_options(struct job *job, int argc, char **argv)
{
    int option;
    argc = split(job, argc, argv);
    while ((option = getopt_long(argc, argv, ":g", options, NULL)) != -1) {
        switch (option) {
        case 'g': job->debug = true; break;
        case OPTION_ENTRY: job->entry = optarg; break;
        case OPTION_LIMIT:
            job->limit = host_milliseconds(optarg);
            if (!job->limit)
                return host_usage("run", "--limit wants milliseconds, not '%s'", optarg);
            break;
        case OPTION_QUANTUM:
            job->quantum = host_number(optarg, UINT32_MAX) * 1000;
            if (!job->quantum)
                return host_usage("run", "--quantum wants microseconds, not '%s'", optarg);
            break;
        case OPTION_FAULTS:
            job->faults = host_number(optarg, UINT32_MAX);
            if (!job->faults)
                return host_usage("run", "--faults wants a number, not '%s'", optarg);
            break;
        case OPTION_SEED:
            job->seed = host_number(optarg, UINT64_MAX);
            if (!job->seed)
                return host_usage("run", "--seed wants a number from 1 on, not '%s'", optarg);
            break;
        case OPTION_GRANT:
            if (!grants_add(&job->grants, optarg))
                return host_usage("run", "--grant wants MODULE=INTERFACE, not '%s'", optarg);
            break;
        case OPTION_TIME: job->step = stopwatch_step; break;
        case OPTION_HELP: return -1;
        case ':': return host_usage("run", "%s wants an argument", argv[optind - 1]);
        default: return host_usage("run", "no option '%s'", argv[optind - 1]);
        }
    }
    job->files = argv + optind;
    job->file_count = argc - optind;
    return job->file_count ? HOST_DONE : host_usage("run", "no file");
}

int command_run(int argc, char **argv)
{
    struct job job = {0};
    struct session session;
    int result = read_options(&job, argc, argv);
    if (result != HOST_DONE)
        return result < 0 ? host_help(help) : result;
    if (job.step)
        stopwatch_start();
    result = session_boot(&session, 0, job.faults, job.seed);
    stopwatch_step("boot");
    if (result == HOST_DONE)
        result = job_run(&job, &session);
    session_end(&session);
    return host_flush(result);
}
