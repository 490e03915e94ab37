/* The interfaces that a module can import here: console, and strands that run where they are started. */
#include "host.h"

#include "runtime/format.h"

#include <spin/status.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void spin_fault(uint32_t site, uint64_t a, uint64_t b);

static char console;

static void *console_open(void)
{
    return &console;
}

static void console_write(void *to, const char *text, uint64_t n)
{
    (void)to;
    fwrite(text, 1, n, stdout);
}

static void write_text(void *context, const char *text, size_t n)
{
    (void)context;
    fwrite(text, 1, n, stdout);
}

static uint64_t hash_none(void *context, const void *pointer)
{
    (void)context, (void)pointer;
    return 0;
}

/* The format is an array of its own, ended by a NUL. */
static void console_print(void *to, const char *format, const struct spin_argument *arguments,
                          uint64_t count)
{
    const struct format_sink sink = {.write = write_text, .hash = hash_none};
    (void)to;
    if (!format_write(&sink, format, strlen(format), arguments, count))
        abort();
}

/* --- Strands ------------------------------------------------------------------------------------------- */

struct strand {
    void (*procedure)(void *);
    void *argument;
    uint32_t result;
};

static struct strand *strand_create(void (*procedure)(void *), void *argument, const char *name,
                                    uint64_t stack, struct status *why)
{
    struct strand *strand = malloc(sizeof *strand);
    (void)name, (void)stack;
    if (!strand)
        abort();
    *strand = (struct strand){procedure, argument, STATUS_OK};
    *why = STATUS_VALUE(STATUS_OK);
    return strand;
}

static struct status strand_start(struct strand *strand)
{
    strand->result = host_activate(strand->procedure, strand->argument, true);
    return STATUS_VALUE(STATUS_OK);
}

static struct status strand_join(struct strand *strand)
{
    return STATUS_VALUE(strand->result);
}

/* --- By name ------------------------------------------------------------------------------------------- */

#define ROW(procedure) {#procedure, (void (*)(void))procedure}

void *host_procedure(const char *name)
{
    static const struct {
        const char *name;
        void (*code)(void);
    } rows[] = {ROW(console_open),  ROW(console_write), ROW(console_print),
                ROW(strand_create), ROW(strand_start),  ROW(strand_join)};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].name, name) == 0)
            return (void *)(uintptr_t)rows[i].code;
    return NULL;
}
