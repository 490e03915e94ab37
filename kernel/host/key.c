/* spindle key: makes, lists, trusts and revokes keys. The files are described in runtime/seal.h.
 *
 * A key ring is rewritten as a whole: a new file beside it takes its place, so that whoever reads it
 * meanwhile finds the old one or the new one. Changes go to the user's own directory; that of a build
 * is only read, unless --directory names it. */
#include "host.h"
#include "keypair.h"
#include "machine/hosted/keyring.h"
#include "ring_file.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

static const char help[] =
    "usage: spindle key COMMAND [--directory DIR]\n"
    "Keys seal objects; the kernel runs only what a trusted key has sealed.\n"
    "\n"
    "  new [NAME]         make a key pair: spinc signs with it, and this kernel trusts it\n"
    "  list               the keys of all key rings\n"
    "  trust KEY NAME     trust another's public key, 64 hexadecimal digits\n"
    "  revoke KEY|NAME    never again accept what this key has sealed\n"
    "  --directory DIR    the key directory; default: $XDG_CONFIG_HOME/spindle or\n"
    "                     ~/.config/spindle\n"
    "  --help\n";

static const struct option options[] = {
    {"directory", required_argument, NULL, 'd'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

/* A command with its operands; `directory` is where it works. */
struct job {
    const char *directory; /* as given; NULL: the default */
    char **operands;
    int count;
};

/* --- Directories ------------------------------------------------------------------------------- */

/* The directory to change, which is made when it is not there. */
static int open_directory(const struct job *job, char path[static PATH_MAX])
{
    char problem[KEYRING_PROBLEM];
    if (!job->directory && !keyring_user_directory(path))
        return host_error("no key directory: HOME is not set; --directory names one");
    if (job->directory && snprintf(path, PATH_MAX, "%s", job->directory) >= PATH_MAX)
        return host_error("%s: name too long", job->directory);
    return ring_make_directory(path, problem) ? HOST_DONE : host_error("%s", problem);
}

static int read_ring(const char *directory, struct keyring *ring)
{
    char problem[KEYRING_PROBLEM];
    if (keyring_read(directory, ring, problem))
        return HOST_DONE;
    keyring_free(ring);
    return host_error("%s", problem);
}

/* --- Commands ---------------------------------------------------------------------------------- */

static int change(const struct job *job, const struct keyring_entry *entry)
{
    char directory[PATH_MAX], problem[KEYRING_PROBLEM];
    int result = open_directory(job, directory);
    if (result == HOST_DONE && !ring_append(directory, entry, problem))
        return host_error("%s", problem);
    return result;
}

static int key_new(const struct job *job)
{
    char directory[PATH_MAX], problem[KEYRING_PROBLEM], key[SEAL_HEX + 1];
    struct keyring_entry entry = {.is_revoked = false};
    const char *name = job->count ? job->operands[0] : "mine";
    if (job->count > 1)
        return host_usage("key", "new wants one name");
    if (!keyring_is_name(name))
        return host_usage("key", "'%s' is not one word of at most %d characters", name,
                          SEAL_NAME - 1);
    strcpy(entry.name, name);
    int result = open_directory(job, directory);
    if (result != HOST_DONE)
        return result;
    if (!keypair_make(directory, name, entry.key, problem) ||
        !ring_append(directory, &entry, problem))
        return host_error("%s", problem);
    seal_to_hex(entry.key, key);
    printf("%s %s in %s\n", key, name, directory);
    return HOST_DONE;
}

static int list_directory(const char *directory)
{
    struct keyring ring;
    int result = read_ring(directory, &ring);
    if (result != HOST_DONE)
        return result;
    for (size_t i = 0; i < ring.count; i++) {
        char key[SEAL_HEX + 1];
        seal_to_hex(ring.entries[i].key, key);
        printf("%-7s %s %-16s %s\n", ring.entries[i].is_revoked ? "revoked" : "trusted", key,
               ring.entries[i].name, directory);
    }
    keyring_free(&ring);
    return HOST_DONE;
}

static int key_list(const struct job *job)
{
    char directories[KEYRING_DIRECTORIES][PATH_MAX];
    int result = HOST_DONE;
    if (job->count)
        return host_usage("key", "list takes no '%s'", job->operands[0]);
    if (job->directory)
        return list_directory(job->directory);
    size_t count = keyring_directories(directories);
    for (size_t i = 0; result == HOST_DONE && i < count; i++)
        result = list_directory(directories[i]);
    return result;
}

/* 64 digits and nothing else. */
static bool read_key(const char *text, uint8_t key[static SEAL_KEY])
{
    return strlen(text) == SEAL_HEX && seal_from_hex(text, key);
}

static int key_trust(const struct job *job)
{
    struct keyring_entry entry = {.is_revoked = false};
    if (job->count != 2)
        return host_usage("key", "trust wants a key and a name");
    if (!read_key(job->operands[0], entry.key))
        return host_usage("key", "'%s' is not a public key of 64 hexadecimal digits",
                          job->operands[0]);
    if (!keyring_is_name(job->operands[1]))
        return host_usage("key", "'%s' is not one word of at most %d characters", job->operands[1],
                          SEAL_NAME - 1);
    strcpy(entry.name, job->operands[1]);
    return change(job, &entry);
}

/* The only key of that name in any ring; of two that are called so, neither is meant. */
static int find_by_name(const struct job *job, const char *name, struct keyring_entry *found)
{
    char directories[KEYRING_DIRECTORIES + 1][PATH_MAX];
    bool is_found = false;
    size_t count = keyring_directories(directories);
    if (job->directory)
        snprintf(directories[count++], PATH_MAX, "%s", job->directory);
    for (size_t i = 0; i < count; i++) {
        struct keyring ring;
        int result = read_ring(directories[i], &ring);
        if (result != HOST_DONE)
            return result;
        bool is_unique = true;
        for (size_t k = 0; k < ring.count; k++) {
            if (strcmp(ring.entries[k].name, name) != 0)
                continue;
            is_unique &= !is_found || memcmp(found->key, ring.entries[k].key, SEAL_KEY) == 0;
            *found = ring.entries[k];
            is_found = true;
        }
        keyring_free(&ring);
        if (!is_unique)
            return host_error("several keys are called '%s'; name one by its digits", name);
    }
    return is_found ? HOST_DONE : host_error("no key is called '%s'", name);
}

static int key_revoke(const struct job *job)
{
    struct keyring_entry entry = {.name = "revoked"};
    if (job->count != 1)
        return host_usage("key", "revoke wants a key or its name");
    if (!read_key(job->operands[0], entry.key)) {
        int result = find_by_name(job, job->operands[0], &entry);
        if (result != HOST_DONE)
            return result;
    }
    entry.is_revoked = true;
    return change(job, &entry);
}

/* --- Command line ------------------------------------------------------------------------------ */

static const struct key_command {
    const char *name;
    int (*run)(const struct job *job);
} commands[] = {
    {"new", key_new},
    {"list", key_list},
    {"trust", key_trust},
    {"revoke", key_revoke},
};

int command_key(int argc, char **argv)
{
    struct job job = {0};
    int option;
    while ((option = getopt_long(argc, argv, ":", options, NULL)) != -1) {
        switch (option) {
        case 'd': job.directory = optarg; break;
        case 'h': return host_help(help);
        case ':': return host_usage("key", "%s wants an argument", argv[optind - 1]);
        default: return host_usage("key", "no option '%s'", argv[optind - 1]);
        }
    }
    if (optind == argc)
        return host_usage("key", "no command");
    job.operands = argv + optind + 1;
    job.count = argc - optind - 1;
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (strcmp(commands[i].name, argv[optind]) == 0)
            return host_flush(commands[i].run(&job));
    return host_usage("key", "no command '%s'", argv[optind]);
}
