/* Tables, JSON and bars of the compute bench. */
#include "report.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Safe C over unchecked C: what is promised. */
static const double mean_bar = 1.05, worst_bar = 1.15;

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The value below which `part` of the sorted ones lie. */
static double quantile(const double *sorted, size_t n, double part)
{
    double at = part * (double)(n - 1);
    size_t below = (size_t)at;
    if (below + 1 >= n)
        return sorted[n - 1];
    return sorted[below] + (at - (double)below) * (sorted[below + 1] - sorted[below]);
}

/* What Safe C is held against: where the kernel allocates, the same heap. */
static enum variant basis(const struct kernel *kernel)
{
    return kernel->is_allocating && kernel->figures[BOEHM].is_there ? BOEHM : CLANG;
}

void summarise(struct kernel *kernel)
{
    double sorted[ROUNDS];
    const size_t n = kernel->rounds;
    const struct figures *base = &kernel->figures[basis(kernel)];
    for (enum variant v = 0; v < VARIANTS; v++) {
        struct figures *f = &kernel->figures[v];
        if (!f->is_there)
            continue;
        memcpy(sorted, f->time, n * sizeof *sorted);
        qsort(sorted, n, sizeof *sorted, compare);
        f->median = quantile(sorted, n, 0.5);
        f->p10 = quantile(sorted, n, 0.1);
        f->p90 = quantile(sorted, n, 0.9);
        for (size_t i = 0; i < n; i++)
            sorted[i] = f->time[i] / base->time[i];
        qsort(sorted, n, sizeof *sorted, compare);
        f->ratio = quantile(sorted, n, 0.5);
    }
}

/* --- The tables -------------------------------------------------------------------------------------------- */

static void print_row(const struct kernel *kernel)
{
    const struct figures *base = &kernel->figures[basis(kernel)];
    const struct figures *ours = &kernel->figures[SPINDLE];
    fprintf(stderr, "%-16s %10.1f", kernel->name, base->median / 1000);
    for (enum variant v = 0; v < VARIANTS; v++)
        if (v == BOEHM && !kernel->is_allocating)
            continue;
        else if (kernel->figures[v].is_there)
            fprintf(stderr, " %11.2f", kernel->figures[v].ratio);
        else
            fprintf(stderr, " %11s", "-");
    fprintf(stderr, "   %4.2f-%4.2f", ours->p10 / base->median, ours->p90 / base->median);
    if (ours->instructions && base->instructions)
        fprintf(stderr, " %7.2f", (double)ours->instructions / (double)base->instructions);
    fprintf(stderr, "\n");
}

struct summary {
    size_t kernels;
    double mean, worst;
    const char *worst_name;
};

/* Geometric mean and worst of a variant's ratios. */
static struct summary summary_of(const struct kernel *kernels, size_t count, bool is_allocating,
                                 enum variant v)
{
    struct summary s = {0};
    double logarithms = 0;
    for (size_t i = 0; i < count; i++) {
        const struct figures *f = &kernels[i].figures[v];
        if (kernels[i].is_allocating != is_allocating || !f->is_there)
            continue;
        s.kernels++;
        logarithms += log(f->ratio);
        if (f->ratio > s.worst) {
            s.worst = f->ratio;
            s.worst_name = kernels[i].name;
        }
    }
    s.mean = s.kernels ? exp(logarithms / (double)s.kernels) : 0;
    return s;
}

static void print_table(const struct kernel *kernels, size_t count, bool is_allocating)
{
    fprintf(stderr, "\n%-16s %10s", is_allocating ? "allocating" : "computing", "us a turn");
    for (enum variant v = 0; v < VARIANTS; v++)
        if (v != BOEHM || is_allocating)
            fprintf(stderr, " %11s", contestants[v].name);
    fprintf(stderr, "   spindle's spread, instructions\n");
    for (size_t i = 0; i < count; i++)
        if (kernels[i].is_allocating == is_allocating)
            print_row(&kernels[i]);
    fprintf(stderr, "%-27s", "geometric mean");
    for (enum variant v = 0; v < VARIANTS; v++)
        if (v != BOEHM || is_allocating)
            fprintf(stderr, " %11.2f", summary_of(kernels, count, is_allocating, v).mean);
    fprintf(stderr, "\n");
}

/* --- JSON -------------------------------------------------------------------------------------------------- */

static void print_json_row(const struct kernel *kernel, enum variant v, bool is_first)
{
    const struct figures *f = &kernel->figures[v];
    printf("%s\n    {\"name\": \"%s\", \"variant\": \"%s\", \"median_ns\": %.1f, \"p10_ns\": %.1f, "
           "\"p90_ns\": %.1f, \"instructions\": ",
           is_first ? "" : ",", kernel->name, contestants[v].name, f->median, f->p10, f->p90);
    if (f->instructions)
        printf("%lu", f->instructions);
    else
        printf("null");
    printf(", \"ratio\": %.4f, \"allocating\": %s}", f->ratio,
           kernel->is_allocating ? "true" : "false");
}

static void print_json_summary(const char *name, struct summary s, const char *end)
{
    printf(
        "  \"%s\": {\"kernels\": %zu, \"mean\": %.4f, \"worst\": %.4f, \"worst_name\": \"%s\"}%s\n",
        name, s.kernels, s.mean, s.worst, s.worst_name ? s.worst_name : "", end);
}

/* The processor's model, which says more than the machine's name. */
static void print_machine(void)
{
    char line[256], model[200] = "unknown";
    FILE *file = fopen("/proc/cpuinfo", "r");
    while (file && fgets(line, sizeof line, file))
        if (sscanf(line, "model name : %199[^\"\\\n]", model) == 1)
            break;
    if (file)
        fclose(file);
    printf("  \"machine\": \"%s\",\n  \"processors\": %ld,\n", model,
           sysconf(_SC_NPROCESSORS_ONLN));
}

static void print_json(const struct kernel *kernels, size_t count)
{
    bool is_first = true;
    printf("{\n  \"unit\": \"one turn\",\n");
    print_machine();
    printf("  \"rounds\": %zu,\n  \"rows\": [", kernels[0].rounds);
    for (size_t i = 0; i < count; i++)
        for (enum variant v = 0; v < VARIANTS; v++)
            if (kernels[i].figures[v].is_there) {
                print_json_row(&kernels[i], v, is_first);
                is_first = false;
            }
    printf("\n  ],\n");
    print_json_summary("computing", summary_of(kernels, count, false, SPINDLE), ",");
    print_json_summary("allocating", summary_of(kernels, count, true, SPINDLE), "");
    printf("}\n");
}

/* --- Bars -------------------------------------------------------------------------------------------------- */

static bool bar(const char *what, double value, double most, const char *note)
{
    bool reached = value <= most;
    fprintf(stderr, "%s  %s %.3f, bar %.2f%s%s\n", reached ? "reached    " : "not reached", what,
            value, most, *note ? ": " : "", note);
    return reached;
}

bool report(const struct kernel *kernels, size_t count)
{
    struct summary computing = summary_of(kernels, count, false, SPINDLE);
    struct summary allocating = summary_of(kernels, count, true, SPINDLE);
    bool reached = true;
    fprintf(stderr, "ratios are medians of %zu rounds' own:\n", kernels[0].rounds);
    for (enum variant v = 0; v < VARIANTS; v++)
        fprintf(stderr, "  %-12s %s\n", contestants[v].name, contestants[v].says);
    print_table(kernels, count, false);
    print_table(kernels, count, true);
    fprintf(stderr, "\n");
    if (computing.kernels) {
        reached &= bar("computing, geometric mean", computing.mean, mean_bar, "");
        reached &= bar("computing, worst", computing.worst, worst_bar, computing.worst_name);
    }
    if (allocating.kernels)
        reached &= bar("allocating, geometric mean, on one heap", allocating.mean, mean_bar, "");
    print_json(kernels, count);
    return reached;
}
