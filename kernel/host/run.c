/* spindle run: loads and links files, initialises them, runs their entries side by side.
 *
 * Exit status: that of main; with several the first that is not 0, in the order of the files; HOST_FAULT
 * when one was ended by a fault. */
#include "host.h"
#include "session.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
    "usage: spindle run FILE... [OPTION]... [-- ARGUMENT...]\n"
    "Loads sealed objects, links them with each other and the kernel, initialises them and\n"
    "runs main. A FILE that ends with .c is compiled by spinc first: at once by TCC, with -g\n"
    "by clang. When several files have a main, all of them run, in turns.\n"
    "\n"
    "  --entry NAME   run this procedure, of main's type, instead of main\n"
    "  --limit MS     at most so many milliseconds of processor time for each entry\n"
    "  --faults N     end a module at its Nth fault; default: only what the fault cut off\n"
    "  -g             compile sources with debugging information, for gdb --args spindle run\n"
    "  -- ARGUMENT... main's arguments; each may be opened as a device, if it names a file\n"
    "  --help\n"
    "\n"
    "Exit status: that of main (of several: the first that is not 0); 1 when something is not\n"
    "loaded, linked or started, 2 for a wrong command line, 3 after a fault, 130 after Ctrl-C.\n";

enum long_option { OPTION_ENTRY = 256, OPTION_LIMIT, OPTION_FAULTS, OPTION_HELP };

static const struct option options[] = {
    {"entry", required_argument, NULL, OPTION_ENTRY},
    {"limit", required_argument, NULL, OPTION_LIMIT},
    {"faults", required_argument, NULL, OPTION_FAULTS},
    {"help", no_argument, NULL, OPTION_HELP},
    {NULL, 0, NULL, 0},
};

/* The command line. */
struct job {
    char **files;
    int file_count;
    char **arguments; /* behind "--" */
    int argument_count;
    const char *entry;
    uint64_t limit, faults;
    bool debug;
};

/* An entry that was started. */
struct started {
    struct spindle_strand *strand;
    struct spindle_result result;
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

/* HOST_DONE: read. -1: --help was answered. */
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
        case OPTION_FAULTS:
            job->faults = host_number(optarg, UINT32_MAX);
            if (!job->faults)
                return host_usage("run", "--faults wants a number, not '%s'", optarg);
            break;
        case OPTION_HELP: host_help(help); return -1;
        case ':': return host_usage("run", "%s wants an argument", argv[optind - 1]);
        default: return host_usage("run", "no option '%s'", argv[optind - 1]);
        }
    }
    job->files = argv + optind;
    job->file_count = argc - optind;
    return job->file_count ? HOST_DONE : host_usage("run", "no file");
}

/* --- Entries ----------------------------------------------------------------------------------- */

static bool has_entry(const struct spin_module *module, const char *entry)
{
    if (!entry)
        return module->main != SPIN_NONE;
    for (uint32_t i = 0; i < module->procedure_count; i++)
        if (strcmp(module->procedures[i].name, entry) == 0)
            return true;
    return false;
}

/* Starts the entry of each module that has one. */
static int start(const struct job *job, const struct session *session, const char **arguments,
                 struct started *started, size_t *count)
{
    struct spindle_plan plan = {
        .entry = job->entry,
        .argc = job->argument_count + 1,
        .argv = arguments,
        .limit = job->limit,
    };
    for (size_t i = 0; i < session->count; i++) {
        const struct spin_module *module = spindle_module(session->domains[i]);
        if (!module || !has_entry(module, job->entry))
            continue;
        arguments[0] = module->name;
        status result = spindle_start(session->domains[i], &plan, &started[*count].strand);
        if (failed(result))
            return session_failed(result, NULL);
        ++*count;
    }
    const char *of = session->count == 1 ? job->files[0] : "the files";
    return *count ? HOST_DONE
                  : host_error("%s: no procedure '%s'", of, job->entry ? job->entry : "main");
}

static int wait_for_all(struct started *started, size_t count)
{
    int result = HOST_DONE;
    bool has_fault = false;
    for (size_t i = 0; i < count; i++) {
        spindle_wait(started[i].strand, &started[i].result);
        const struct spindle_result *ended = &started[i].result;
        if (succeeded(ended->outcome)) {
            result = result ? result : ended->exit_status & 0xff;
        } else {
            session_fault(ended->fault);
            has_fault = true;
        }
    }
    return has_fault ? HOST_FAULT : result;
}

static int run_entries(const struct job *job, const struct session *session)
{
    size_t count = 0;
    const char **arguments = calloc((size_t)job->argument_count + 2, sizeof *arguments);
    struct started *started = calloc(session->count, sizeof *started);
    int result = arguments && started ? HOST_DONE : host_error("out of memory");
    for (int i = 0; result == HOST_DONE && i < job->argument_count; i++)
        arguments[i + 1] = job->arguments[i];
    if (result == HOST_DONE)
        result = start(job, session, arguments, started, &count);
    if (result == HOST_DONE)
        result = wait_for_all(started, count);
    free(started);
    free(arguments);
    return result;
}

/* --- The whole --------------------------------------------------------------------------------- */

static int allow_devices(const struct job *job)
{
    for (int i = 0; i < job->argument_count; i++) {
        status allowed = spindle_allow_device(job->arguments[i]);
        if (failed(allowed))
            return session_failed(allowed, job->arguments[i]);
    }
    return HOST_DONE;
}

static int initialise(const struct session *session)
{
    status result = spindle_initialise_all(session->domains, session->count);
    return failed(result) ? session_failed(result, NULL) : HOST_DONE;
}

static int link_all(const struct session *session)
{
    status result = spindle_link(session->domains, session->count);
    return failed(result) ? session_failed(result, NULL) : HOST_DONE;
}

static int run(const struct job *job, struct session *session)
{
    int result = allow_devices(job);
    for (int i = 0; result == HOST_DONE && i < job->file_count; i++)
        result = session_load(session, job->files[i], NULL, job->debug);
    if (result == HOST_DONE)
        result = link_all(session);
    if (result != HOST_DONE)
        return result;
    session_catch_interrupt();
    result = initialise(session);
    if (result == HOST_DONE)
        result = run_entries(job, session);
    session_release_interrupt();
    return session_is_interrupted() ? HOST_INTERRUPTED : result;
}

int command_run(int argc, char **argv)
{
    struct job job = {0};
    struct session session;
    int result = read_options(&job, argc, argv);
    if (result != HOST_DONE)
        return result < 0 ? HOST_DONE : result;
    result = session_boot(&session, job.faults);
    if (result == HOST_DONE)
        result = run(&job, &session);
    session_end(&session);
    return host_flush(result);
}
