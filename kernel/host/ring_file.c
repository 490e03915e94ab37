/* Files of a key directory, changed so that no reader ever sees half of one. */
#include "ring_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fail(char *problem, const char *path, int why)
{
    snprintf(problem, KEYRING_PROBLEM, "%s: %s", path, strerror(why));
    return false;
}

bool ring_make_directory(const char *directory, char problem[static KEYRING_PROBLEM])
{
    char path[PATH_MAX];
    struct stat about;
    if (snprintf(path, sizeof path, "%s", directory) >= PATH_MAX || !path[0])
        return fail(problem, directory, path[0] ? ENAMETOOLONG : ENOENT);
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(path, 0700) != 0 && errno != EEXIST)
            return fail(problem, path, errno);
        *slash = '/';
    }
    if (mkdir(path, 0700) != 0 && errno != EEXIST)
        return fail(problem, path, errno);
    if (stat(path, &about) != 0 || !S_ISDIR(about.st_mode))
        return fail(problem, path, ENOTDIR);
    return true;
}

/* --- Writing ----------------------------------------------------------------------------------- */

static bool write_all(int file, const char *text)
{
    for (size_t n = strlen(text); n;) {
        ssize_t written = write(file, text, n);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        text += written;
        n -= (size_t)written;
    }
    return fsync(file) == 0;
}

/* A file beside `path`, of mode 0600, with that text; its name goes to `temporary`. */
static bool write_beside(const char *path, const char *text, char temporary[static PATH_MAX],
                         char *problem)
{
    if (snprintf(temporary, PATH_MAX, "%s.XXXXXX", path) >= PATH_MAX)
        return fail(problem, path, ENAMETOOLONG);
    int file = mkostemp(temporary, O_CLOEXEC);
    if (file < 0)
        return fail(problem, path, errno);
    bool good = write_all(file, text);
    int why = errno;
    if (close(file) != 0 && good) {
        good = false;
        why = errno;
    }
    if (good)
        return true;
    unlink(temporary);
    return fail(problem, path, why);
}

bool ring_write_new(const char *path, const char *text, char problem[static KEYRING_PROBLEM])
{
    char temporary[PATH_MAX];
    if (!write_beside(path, text, temporary, problem))
        return false;
    bool good = link(temporary, path) == 0; /* fails when it is there, as rename does not */
    int why = errno;
    unlink(temporary);
    return good || fail(problem, path, why);
}

/* --- The ring ---------------------------------------------------------------------------------- */

static bool says(const struct keyring *ring, const struct keyring_entry *entry)
{
    for (size_t i = 0; i < ring->count; i++)
        if (ring->entries[i].is_revoked == entry->is_revoked &&
            memcmp(ring->entries[i].key, entry->key, SEAL_KEY) == 0)
            return true;
    return false;
}

void ring_print(const struct keyring_entry *entry, FILE *out)
{
    char key[SEAL_HEX + 1];
    seal_to_hex(entry->key, key);
    fprintf(out, "%s %s %s\n", entry->is_revoked ? "revoke" : "trust", key, entry->name);
}

/* The lines of the file as they are, comments included. */
static void copy_lines(const char *path, FILE *out)
{
    int last = '\n';
    FILE *in = fopen(path, "re");
    for (int c = in ? getc(in) : EOF; c != EOF; c = getc(in))
        last = putc(c, out);
    if (last != '\n')
        putc('\n', out);
    if (in)
        fclose(in);
}

/* The text of a ring with one entry more. The caller frees it. */
static char *print_ring(const char *path, const struct keyring_entry *entry)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        return NULL;
    copy_lines(path, out);
    ring_print(entry, out);
    if (fclose(out) == 0)
        return text;
    free(text);
    return NULL;
}

static bool replace(const char *path, const char *text, char *problem)
{
    char temporary[PATH_MAX];
    if (!write_beside(path, text, temporary, problem))
        return false;
    if (rename(temporary, path) == 0)
        return true;
    fail(problem, path, errno);
    unlink(temporary);
    return false;
}

static bool append_locked(const char *directory, const struct keyring_entry *entry, char *problem)
{
    char path[PATH_MAX];
    struct keyring ring;
    if (snprintf(path, sizeof path, "%s/keyring", directory) >= PATH_MAX)
        return fail(problem, directory, ENAMETOOLONG);
    bool good = keyring_read(directory, &ring, problem);
    if (good && !says(&ring, entry)) {
        char *text = print_ring(path, entry);
        good = text ? replace(path, text, problem) : fail(problem, path, ENOMEM);
        free(text);
    }
    keyring_free(&ring);
    return good;
}

bool ring_append(const char *directory, const struct keyring_entry *entry,
                 char problem[static KEYRING_PROBLEM])
{
    int lock = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (lock < 0 || flock(lock, LOCK_EX) != 0) {
        fail(problem, directory, errno);
        if (lock >= 0)
            close(lock);
        return false;
    }
    bool good = append_locked(directory, entry, problem);
    close(lock);
    return good;
}
