/* The files of one compile, and their lines for diagnostics. */
#include "source.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SOURCE_TEXT_MAX = 16 * 1024 * 1024 };

struct source_set *source_set_new(struct arena *arena)
{
    struct source_set *set = ARENA_NEW(arena, struct source_set);
    set->arena = arena;
    return set;
}

uint32_t source_add(struct source_set *set, const char *path, const char *display,
                    enum source_kind kind)
{
    for (uint32_t i = 0; i < set->count; i++)
        if (strcmp(set->files[i].path, path) == 0)
            return i;
    /* Room doubles whenever the count is a power of two. */
    if ((set->count & (set->count - 1)) == 0) {
        struct source *files =
            arena_array(set->arena, set->count ? set->count * 2 : 1, sizeof *files);
        if (set->count)
            memcpy(files, set->files, set->count * sizeof *files);
        set->files = files;
    }
    set->files[set->count] = (struct source){.path = arena_copy(set->arena, path),
                                             .display = arena_copy(set->arena, display),
                                             .kind = kind};
    return set->count++;
}

const struct source *source_get(const struct source_set *set, uint32_t file)
{
    return file < set->count ? &set->files[file] : NULL;
}

bool source_is_own(const struct source_set *set, uint32_t file)
{
    enum source_kind kind = set->files[file].kind;
    return kind == SOURCE_MAIN || kind == SOURCE_PRIVATE;
}

bool source_is_at(const struct source_set *set, const char *path)
{
    struct stat there, source;
    if (stat(path, &there) != 0 || !S_ISREG(there.st_mode))
        return false;
    for (uint32_t i = 0; i < set->count; i++)
        if (stat(set->files[i].path, &source) == 0 && source.st_dev == there.st_dev &&
            source.st_ino == there.st_ino)
            return true;
    return false;
}

/* Reads a regular file once; an empty text when that fails: there is nothing to show then. */
static void load(struct source_set *set, struct source *source)
{
    source->text = "";
    int fd = open(source->path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    struct stat info;
    if (fd < 0)
        return;
    if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size <= SOURCE_TEXT_MAX) {
        char *text = arena_alloc(set->arena, (size_t)info.st_size + 1);
        size_t n = 0;
        for (ssize_t got; n < (size_t)info.st_size; n += (size_t)got)
            if ((got = read(fd, text + n, (size_t)info.st_size - n)) <= 0)
                break;
        source->text = text;
    }
    close(fd);
}

const char *source_line(struct source_set *set, struct where where)
{
    if (where.file >= set->count || where.line == 0)
        return NULL;
    struct source *source = &set->files[where.file];
    if (!source->text)
        load(set, source);
    const char *line = source->text;
    for (uint32_t n = 1; n < where.line; n++) {
        line = strchr(line, '\n');
        if (!line)
            return NULL;
        line++;
    }
    size_t length = strcspn(line, "\r\n");
    return length || *line ? arena_copy_n(set->arena, line, length) : NULL;
}
