/* spindle inspect: shows what is in an object, without running it and whoever sealed it.
 *
 * The kernel reads the tables, checked as when it loads; nothing is mapped or linked. A seal that is
 * missing or broken is refused: then nobody made what would be shown. */
#include "file.h"
#include "host.h"
#include "inspection.h"
#include "machine/hosted/keyring.h"

#include <spindle.h>

#include <getopt.h>
#include <string.h>

static const char help[] =
    "usage: spindle inspect FILE.o [OPTION]...\n"
    "Shows module, imports, exports, fingerprints, types, effects, fault sites and seal of an\n"
    "object. It is not run, and its key need not be trusted.\n"
    "\n"
    "  --json          the same as JSON\n"
    "  --header=NAME   rebuild the header of interface NAME, which the object uses\n"
    "  --help\n";

enum long_option { OPTION_JSON = 256, OPTION_HEADER, OPTION_HELP };

static const struct option options[] = {
    {"json", no_argument, NULL, OPTION_JSON},
    {"header", required_argument, NULL, OPTION_HEADER},
    {"help", no_argument, NULL, OPTION_HELP},
    {NULL, 0, NULL, 0},
};

/* The command line. */
struct job {
    const char *file, *header;
    bool json;
};

/* --- Words ------------------------------------------------------------------------------------- */

const char *inspection_trust(const struct inspection *inspection)
{
    static const char *const words[] = {"not trusted", "trusted", "revoked"};
    return words[inspection->trust];
}

const char *inspection_effect(uint32_t bit)
{
    static const char *const words[] = {"ephemeral", "functional", "recursive", "returns",
                                        "result through a pointer"};
    return bit < sizeof words / sizeof *words ? words[bit] : "unknown";
}

const char *inspection_origin(uint32_t origin)
{
    static const char *const words[] = {"built in", "private", "public"};
    return origin < sizeof words / sizeof *words ? words[origin] : "unknown";
}

const char *inspection_fault(uint32_t kind)
{
    static const char *const words[] = {
#define FAULT(name, number, word) [number] = word,
#include <spin/fault.def>
#undef FAULT
    };
    return kind < sizeof words / sizeof *words && words[kind] ? words[kind] : "unknown";
}

const char *inspection_procedure(const struct spin_module *module, int32_t index)
{
    return index >= 0 && (uint32_t)index < module->procedure_count ? module->procedures[index].name
                                                                   : "";
}

void inspection_hex(const struct spin_fingerprint *fingerprint, char text[static SEAL_HEX + 1])
{
    seal_to_hex(fingerprint->bytes, text);
}

/* --- Keys -------------------------------------------------------------------------------------- */

static void look_up(struct inspection *inspection, const struct keyring *ring)
{
    for (size_t i = 0; i < ring->count; i++) {
        const struct keyring_entry *entry = &ring->entries[i];
        if (memcmp(entry->key, inspection->seal.key, SEAL_KEY) != 0)
            continue;
        if (entry->is_revoked)
            inspection->trust = TRUST_REVOKED;
        else if (inspection->trust == TRUST_UNKNOWN)
            inspection->trust = TRUST_TRUSTED;
        strcpy(inspection->key_name, entry->name);
    }
}

/* A `revoke` anywhere beats every `trust`. */
static int look_up_key(struct inspection *inspection)
{
    char directories[KEYRING_DIRECTORIES][PATH_MAX], problem[KEYRING_PROBLEM];
    size_t count = keyring_directories(directories);
    for (size_t i = 0; i < count; i++) {
        struct keyring ring;
        bool good = keyring_read(directories[i], &ring, problem);
        if (good)
            look_up(inspection, &ring);
        keyring_free(&ring);
        if (!good)
            return host_error("%s", problem);
    }
    return HOST_DONE;
}

/* --- The whole --------------------------------------------------------------------------------- */

/* The text compiles on its own, next to those of the interfaces that it includes. */
static bool print_header(const struct spin_module *module, const char *interface)
{
    for (uint32_t i = 0; i < module->interface_count; i++)
        if (strcmp(module->interfaces[i].name, interface) == 0)
            return fputs(module->interfaces[i].text, stdout) >= 0;
    return false;
}

static int print(const struct inspection *inspection, const struct job *job)
{
    if (job->header && !print_header(inspection->module, job->header))
        return host_error("%s: uses no interface '%s'", job->file, job->header);
    if (job->json && !inspection_print_json(inspection, stdout))
        return host_error("%s: out of memory", job->file);
    if (!job->header && !job->json)
        inspection_print_text(inspection, stdout);
    return HOST_DONE;
}

static int inspect(const struct file *object, const struct job *job)
{
    struct inspection inspection = {.file = job->file};
    if (!seal_read(object->bytes, object->size, &inspection.seal))
        return host_error("%s: no seal at the end: not made by spinc, or cut off", job->file);
    if (!seal_verify(object->bytes, &inspection.seal))
        return host_error("%s: the seal is broken: the file was changed after spinc", job->file);
    status result = spindle_inspect(object->bytes, inspection.seal.object_size, &inspection.module);
    if (failed(result))
        return host_error("%s: %s", job->file, spindle_message());
    int known = look_up_key(&inspection);
    return known == HOST_DONE ? print(&inspection, job) : known;
}

/* HOST_DONE: read. -1: --help. */
static int read_options(struct job *job, int argc, char **argv)
{
    int option;
    while ((option = getopt_long(argc, argv, ":", options, NULL)) != -1) {
        switch (option) {
        case OPTION_JSON: job->json = true; break;
        case OPTION_HEADER: job->header = optarg; break;
        case OPTION_HELP: return -1;
        case ':': return host_usage("inspect", "%s wants an argument", argv[optind - 1]);
        default: return host_usage("inspect", "no option '%s'", argv[optind - 1]);
        }
    }
    if (job->json && job->header)
        return host_usage("inspect", "--json and --header exclude each other");
    if (argc - optind != 1)
        return host_usage("inspect", "wants one file, not %d", argc - optind);
    job->file = argv[optind];
    return HOST_DONE;
}

int command_inspect(int argc, char **argv)
{
    struct job job = {0};
    struct file object;
    int result = read_options(&job, argc, argv);
    if (result != HOST_DONE)
        return result < 0 ? host_help(help) : result;
    if (!file_read(job.file, &object))
        return HOST_REFUSED;
    if (failed(spindle_boot(NULL)))
        result = host_error("the kernel does not start: %s", spindle_message());
    else
        result = inspect(&object, &job);
    spindle_shutdown();
    file_free(&object);
    return host_flush(result);
}
