/* Key files: found beside the program or in the user's configuration, with permissions checked on
 * the open file, so that nothing can be exchanged in between. */
#include "object/keys.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

_Static_assert(sizeof((struct signing_key){0}.secret) == crypto_sign_SECRETKEYBYTES, "Ed25519");

static bool fail(char *problem, const char *path, const char *why)
{
    snprintf(problem, KEY_PROBLEM, "%s: %s", path, why);
    return false;
}

/* --- Where keys are ----------------------------------------------------------------------------- */

/* `keys` beside the directory of the running program; false when it is not known. */
static bool development_directory(char path[static PATH_MAX])
{
    char program[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
    if (n <= 0)
        return false;
    program[n] = 0;
    for (int up = 0; up < 2; up++) {
        char *slash = strrchr(program, '/');
        if (!slash)
            return false;
        *slash = 0;
    }
    return snprintf(path, PATH_MAX, "%s/keys", program) < PATH_MAX;
}

static bool user_directory(char path[static PATH_MAX])
{
    const char *configuration = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    if (configuration && configuration[0] == '/')
        return snprintf(path, PATH_MAX, "%s/spindle", configuration) < PATH_MAX;
    return home && home[0] == '/' &&
           snprintf(path, PATH_MAX, "%s/.config/spindle", home) < PATH_MAX;
}

/* The first directory with a secret; a directory of development keys hides the user's. */
static bool find_secret(char path[static PATH_MAX])
{
    char directory[PATH_MAX];
    struct stat st;
    if (development_directory(directory) && stat(directory, &st) == 0)
        return snprintf(path, PATH_MAX, "%s/secret", directory) < PATH_MAX;
    return user_directory(directory) && snprintf(path, PATH_MAX, "%s/secret", directory) < PATH_MAX;
}

/* --- Reading ------------------------------------------------------------------------------------- */

/* Opens a key file; refuses what somebody else could have read. */
static int open_secret(const char *path, char *problem)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd < 0 || fstat(fd, &st) != 0) {
        fail(problem, path, strerror(errno));
    } else if (!S_ISREG(st.st_mode)) {
        fail(problem, path, "not a regular file");
    } else if (st.st_mode & 077) {
        fail(problem, path, "others may read or write this secret key; chmod 600 it");
    } else if (st.st_uid != geteuid() && st.st_uid != 0) {
        fail(problem, path, "belongs to another user");
    } else {
        return fd;
    }
    if (fd >= 0)
        close(fd);
    return -1;
}

static bool is_name(const char *name)
{
    size_t n = strlen(name);
    for (size_t i = 0; i < n; i++)
        if (name[i] <= ' ' || name[i] > '~')
            return false;
    return n > 0 && n < SEAL_NAME;
}

/* One line: the word, 64 digits, a name. */
static bool parse_secret(struct signing_key *key, char *text)
{
    uint8_t seed[SEAL_KEY];
    size_t word = strlen(SEAL_SECRET_WORD);
    text[strcspn(text, "\n")] = 0;
    if (strncmp(text, SEAL_SECRET_WORD " ", word + 1) != 0 || !seal_from_hex(text + word + 1, seed))
        return false;
    const char *name = text + word + 1 + SEAL_HEX;
    bool good = name[0] == ' ' && is_name(name + 1);
    if (good) {
        strcpy(key->name, name + 1);
        crypto_sign_seed_keypair(key->public_key, key->secret, seed);
    }
    sodium_memzero(seed, sizeof seed);
    return good;
}

bool key_load(struct signing_key *key, const char *path, char problem[static KEY_PROBLEM])
{
    char found[PATH_MAX], text[512] = "";
    if (!path && !find_secret(found))
        return fail(problem, "secret", "no key directory; HOME is not set");
    path = path ? path : found;
    int fd = open_secret(path, problem);
    if (fd < 0)
        return false;
    ssize_t n = read(fd, text, sizeof text - 1);
    bool good = n >= 0;
    if (!good)
        fail(problem, path, strerror(errno));
    else if (text[n] = 0, !parse_secret(key, text))
        good = fail(problem, path, "not a secret key; `spindle key new` makes one");
    close(fd);
    sodium_memzero(text, sizeof text);
    return good;
}

/* --- Making -------------------------------------------------------------------------------------- */

/* Writes a file that must not exist yet. */
static bool write_new(const char *path, mode_t mode, const char *text, char *problem)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (fd < 0)
        return fail(problem, path, strerror(errno));
    size_t n = strlen(text);
    bool good = fchmod(fd, mode) == 0 && write(fd, text, n) == (ssize_t)n;
    good &= close(fd) == 0;
    if (!good) {
        fail(problem, path, strerror(errno));
        unlink(path);
    }
    return good;
}

bool key_create(const char *directory, const char *name, char problem[static KEY_PROBLEM])
{
    char path[PATH_MAX], ring[PATH_MAX], text[256], hex[SEAL_HEX + 1];
    uint8_t seed[SEAL_KEY];
    struct signing_key key;
    struct stat st;
    if (snprintf(path, sizeof path, "%s/secret", directory) >= PATH_MAX ||
        snprintf(ring, sizeof ring, "%s/keyring", directory) >= PATH_MAX)
        return fail(problem, directory, strerror(ENAMETOOLONG));
    if (mkdir(directory, 0700) != 0 && errno != EEXIST)
        return fail(problem, directory, strerror(errno));
    if (stat(path, &st) == 0)
        return true;
    randombytes_buf(seed, sizeof seed);
    crypto_sign_seed_keypair(key.public_key, key.secret, seed);
    seal_to_hex(key.public_key, hex);
    snprintf(text, sizeof text, "trust %s %s\n", hex, name);
    unlink(ring); /* of a secret that is gone */
    bool good = write_new(ring, 0644, text, problem);
    seal_to_hex(seed, hex);
    snprintf(text, sizeof text, "%s %s %s\n", SEAL_SECRET_WORD, hex, name);
    good = good && write_new(path, 0600, text, problem);
    sodium_memzero(text, sizeof text);
    sodium_memzero(hex, sizeof hex);
    sodium_memzero(seed, sizeof seed);
    key_wipe(&key);
    return good;
}

void key_wipe(struct signing_key *key)
{
    sodium_memzero(key, sizeof *key);
}
