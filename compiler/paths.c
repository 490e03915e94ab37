/* Paths from the program's own and from the options. */
#include "paths.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The directory above the program's. */
static const char *prefix(struct arena *arena)
{
    char program[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
    program[n > 0 ? n : 0] = 0;
    for (int up = 0; up < 2; up++) {
        char *slash = strrchr(program, '/');
        if (slash)
            *slash = 0;
    }
    /* Test programs lie one directory deeper: bin/test. */
    const char *last = strrchr(program, '/');
    if (last && strcmp(last, "/bin") == 0)
        return arena_copy_n(arena, program, (size_t)(last - program));
    return arena_copy(arena, program);
}

const char *const *paths_prelude(struct arena *arena, const char *root)
{
    const char **dirs = arena_array(arena, 3, sizeof *dirs);
    dirs[0] = root ? root : arena_printf(arena, "%s/include", prefix(arena));
    dirs[1] = arena_printf(arena, "%s/spin/libc", dirs[0]);
    return dirs;
}

static const char *directory_of(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return ".";
    return slash == path ? "/" : arena_copy_n(arena, path, (size_t)(slash - path));
}

const char *const *paths_interfaces(struct arena *arena, const struct compile_options *options)
{
    const char **dirs = arena_array(arena, 3, sizeof *dirs);
    size_t n = 0;
    if (options->emit == EMIT_INTERFACE)
        dirs[n++] = directory_of(arena, options->input);
    dirs[n] = arena_printf(arena, "%s/share/spindle/interfaces", prefix(arena));
    return dirs;
}

const char *paths_base(struct arena *arena, const char *path, const char *suffix)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    size_t n = strlen(name), end = strlen(suffix);
    if (n > end && strcmp(name + n - end, suffix) == 0)
        n -= end;
    return arena_copy_n(arena, name, n);
}

/* --- The file that includes an interface header ------------------------------------------------------ */

static bool write_include(const char *path, const char *name)
{
    FILE *out = fopen(path, "w");
    if (!out)
        return false;
    fprintf(out, "#include <%s.h>\n", name);
    return fclose(out) == 0;
}

const char *paths_source(struct arena *arena, const struct compile_options *options)
{
    if (options->emit != EMIT_INTERFACE)
        return options->input;
    const char *parent = getenv("TMPDIR");
    char *directory = arena_printf(arena, "%s/spinc.XXXXXX", parent && parent[0] ? parent : "/tmp");
    const char *name = paths_base(arena, options->input, ".h");
    if (access(options->input, R_OK) != 0) {
        fprintf(stderr, "spinc: %s: %s\n", options->input, strerror(errno));
        return NULL;
    }
    if (!mkdtemp(directory)) {
        fprintf(stderr, "spinc: %s: %s\n", directory, strerror(errno));
        return NULL;
    }
    const char *path = arena_printf(arena, "%s/interface.c", directory);
    if (write_include(path, name))
        return path;
    fprintf(stderr, "spinc: %s: %s\n", path, strerror(errno));
    paths_source_done(options, path);
    return NULL;
}

void paths_source_done(const struct compile_options *options, const char *source)
{
    char directory[PATH_MAX];
    if (options->emit != EMIT_INTERFACE || !source || strlen(source) >= sizeof directory)
        return;
    strcpy(directory, source);
    unlink(source);
    *strrchr(directory, '/') = 0;
    rmdir(directory);
}

/* --- Results -------------------------------------------------------------------------------------------- */

const char *paths_output(struct arena *arena, const struct compile_options *options)
{
    if (options->output)
        return options->output;
    if (options->emit != EMIT_OBJECT)
        return "/dev/stdout";
    return arena_printf(arena, "%s.o", paths_base(arena, options->input, ".c"));
}

const char *paths_dependencies(struct arena *arena, const struct compile_options *options)
{
    if (options->dependency_file)
        return options->dependency_file;
    const char *object = options->emit == EMIT_OBJECT ? options->output : NULL;
    if (object) {
        size_t n = strlen(object);
        size_t stem = n > 2 && strcmp(object + n - 2, ".o") == 0 ? n - 2 : n;
        return arena_printf(arena, "%.*s.d", (int)stem, object);
    }
    return arena_printf(arena, "%s.d", paths_base(arena, options->input, ".c"));
}
