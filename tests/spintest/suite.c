/* The table of suites, and what they share. */
#include "suite.h"

#include <dirent.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

static const struct suite suites[] = {
    {"reject", reject_case, reject_neighbour},
    {"accept", accept_case, NULL},
    {"fault", fault_case, NULL},
    {"diagnostics", diagnostics_case, NULL},
};

const struct suite *suite_find(const char *path)
{
    for (size_t i = 0; i < sizeof suites / sizeof *suites; i++) {
        size_t n = strlen(suites[i].name);
        for (const char *at = path; (at = strstr(at, suites[i].name)); at += n) {
            bool starts = at == path || at[-1] == '/';
            if (starts && (at[n] == '\0' || at[n] == '/'))
                return &suites[i];
        }
    }
    return NULL;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

char **folder_list(const char *folder, const char *pattern)
{
    char **list = allocate(sizeof *list);
    size_t n = 0;
    DIR *dir = opendir(folder);
    struct dirent *entry;
    while (dir && (entry = readdir(dir))) {
        if (fnmatch(pattern, entry->d_name, FNM_PERIOD) != 0)
            continue;
        list = reallocate(list, (n + 2) * sizeof *list);
        list[n++] = text_format("%s", entry->d_name);
        list[n] = NULL;
    }
    if (dir)
        closedir(dir);
    qsort(list, n, sizeof *list, compare_names);
    return list;
}

void folder_list_free(char **list)
{
    for (char **name = list; *name; name++)
        free(*name);
    free(list);
}

/* The lines of a source without `//` comments, blanks around them and empty lines. */
static char **bare_lines(const char *source, size_t *count)
{
    char **lines = NULL;
    char *copy = text_format("%s", source), *rest = copy, *line;
    *count = 0;
    while ((line = strsep(&rest, "\n"))) {
        char *comment = strstr(line, "//");
        if (comment)
            *comment = '\0';
        line += strspn(line, " \t\r");
        size_t n = strlen(line);
        while (n > 0 && strchr(" \t\r", line[n - 1]))
            n--;
        if (n == 0)
            continue;
        lines = reallocate(lines, (*count + 1) * sizeof *lines);
        lines[(*count)++] = text_format("%.*s", (int)n, line);
    }
    free(copy);
    return lines;
}

/* Length of the longest common subsequence of lines. */
static size_t common_lines(char **a, size_t na, char **b, size_t nb)
{
    size_t *row = allocate((nb + 1) * sizeof *row);
    for (size_t i = 0; i < na; i++) {
        size_t diagonal = 0;
        for (size_t j = 0; j < nb; j++) {
            size_t above = row[j + 1];
            if (strcmp(a[i], b[j]) == 0)
                row[j + 1] = diagonal + 1;
            else if (row[j] > above)
                row[j + 1] = row[j];
            diagonal = above;
        }
    }
    size_t longest = row[nb];
    free(row);
    return longest;
}

bool lines_near(const char *a, const char *b, unsigned most)
{
    size_t na, nb;
    char **lines_a = bare_lines(a, &na), **lines_b = bare_lines(b, &nb);
    size_t common = common_lines(lines_a, na, lines_b, nb);
    for (size_t i = 0; i < na; i++)
        free(lines_a[i]);
    for (size_t i = 0; i < nb; i++)
        free(lines_b[i]);
    free(lines_a);
    free(lines_b);
    return na - common <= most && nb - common <= most;
}
