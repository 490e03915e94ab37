/* Tables of results. See report.h. */
#include "report.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

struct family {
    char name[16];
    unsigned cases, refused, neighbours, accepted;
};

enum { FAMILIES_MAX = 64 };

/* The rule family of a case: the letters of its folder's name. */
static void family_name(const char *path, char name[16])
{
    const char *slash = strrchr(path, '/'), *start = slash;
    while (start && start > path && start[-1] != '/')
        start--;
    size_t n = start ? strcspn(start, "-/") : 0;
    snprintf(name, 16, "%.*s", (int)n, n ? start : "");
}

static struct family *family_find(struct family *families, size_t *n, const char *path)
{
    char name[16];
    family_name(path, name);
    for (size_t i = 0; i < *n; i++)
        if (strcmp(families[i].name, name) == 0)
            return &families[i];
    if (*n == FAMILIES_MAX)
        return &families[FAMILIES_MAX - 1];
    memcpy(families[*n].name, name, sizeof name);
    return &families[(*n)++];
}

static void print_family(const struct family *f)
{
    printf("%-8s %6u %8u %11u %9u\n", f->name, f->cases, f->refused, f->neighbours, f->accepted);
}

void report_families(const struct job *jobs, size_t n)
{
    struct family families[FAMILIES_MAX] = {0}, total = {.name = "all"};
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        if (strcmp(jobs[i].suite->name, "reject") != 0)
            continue;
        struct family *f = family_find(families, &count, jobs[i].path);
        bool passed = jobs[i].verdict == VERDICT_PASSED;
        f->cases += !jobs[i].is_neighbour;
        f->refused += !jobs[i].is_neighbour && passed;
        f->neighbours += jobs[i].is_neighbour;
        f->accepted += jobs[i].is_neighbour && passed;
    }
    if (count == 0)
        return;
    printf("%-8s %6s %8s %11s %9s\n", "family", "cases", "refused", "neighbours", "accepted");
    for (size_t i = 0; i < count; i++) {
        print_family(&families[i]);
        total.cases += families[i].cases;
        total.refused += families[i].refused;
        total.neighbours += families[i].neighbours;
        total.accepted += families[i].accepted;
    }
    print_family(&total);
}

bool report_json(const struct job *jobs, size_t n, const char *path)
{
    static const char *const verdicts[] = {"passed", "failed", "skipped"};
    json_t *list = json_array();
    for (size_t i = 0; i < n; i++)
        json_array_append_new(list,
                              json_pack("{s:s, s:s, s:s, s:f, s:s}", "suite", jobs[i].suite->name,
                                        "case", jobs[i].path, "verdict", verdicts[jobs[i].verdict],
                                        "seconds", jobs[i].seconds, "why", jobs[i].why));
    bool written = json_dump_file(list, path, JSON_INDENT(1)) == 0;
    json_decref(list);
    return written;
}
