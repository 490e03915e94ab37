/* An interface that C code implements: the kernel's own, or one of a program that embeds it.
 *
 * `spinc --emit=interface NAME.h -o NAME.interface.h` writes the two tables; nothing in them is
 * written by hand, so both sides of a call are compiled from one text:
 *
 *     static const struct spin_host_procedure console_procedures[] = {
 *         {.name = "console_open", .type = {{...}}, .effects = SPIN_RETURNS, .members = ...},
 *     };
 *     static const struct spin_host_interface console_interface = {
 *         .name = "console", .text = "...", .fingerprint = {{...}},
 *         .procedures = console_procedures, .procedure_count = 3,
 *     };
 *
 * The file includes <spin/interface.h> and nothing else. Which C function implements a procedure is
 * said where the interface is exported (spindle.h). */
#pragma once

#include <spin/abi.h>

struct spin_host_procedure {
    const char *name;                  /* "console_open" */
    struct spin_fingerprint type;      /* as in the importer's table */
    uint32_t effects;                  /* enum spin_effects */
    const struct spin_member *members; /* member 0 is the result, then the parameters */
    uint32_t member_count;
};

struct spin_host_interface {
    const char *name; /* "console" */
    const char *text; /* canonical text, as in struct spin_interface */
    struct spin_fingerprint fingerprint;
    const struct spin_host_procedure *procedures;
    uint32_t procedure_count;
};
