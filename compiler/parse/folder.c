/* Real paths, compared. */
#include "folder.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool folder_holds(const char *folder, const char *file)
{
    char real_file[PATH_MAX], real_folder[PATH_MAX];
    if (!realpath(file, real_file) || !realpath(folder, real_folder))
        return false;
    size_t n = strlen(real_folder);
    return strncmp(real_file, real_folder, n) == 0 && (n == 1 || real_file[n] == '/');
}

bool folders_hold(const char *const *folders, const char *file)
{
    for (; folders && *folders; folders++)
        if (folder_holds(*folders, file))
            return true;
    return false;
}

/* The folder of the prelude may be one for headers of all sorts: only what is in its `spin` counts. */
static bool is_prelude(const struct parse_options *options, const char *path)
{
    char folder[PATH_MAX];
    for (const char *const *at = options->prelude_dirs; at && *at; at++) {
        int n = snprintf(folder, sizeof folder, "%s/spin", *at);
        if (n > 0 && (size_t)n < sizeof folder && folder_holds(folder, path))
            return true;
    }
    return false;
}

enum source_kind folder_kind(const struct parse_options *options, const char *path)
{
    if (strcmp(path, options->path) == 0)
        return SOURCE_MAIN;
    return is_prelude(options, path) ? SOURCE_PRELUDE : SOURCE_INTERFACE;
}

static const char *last_part(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

bool folder_has_source(const struct parse_options *options, uint32_t number, const char *path,
                       const char *display)
{
    bool is_main = strcmp(path, options->path) == 0;
    return is_main == (number == 0) && strcmp(last_part(path), last_part(display)) == 0;
}
