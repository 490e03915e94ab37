/* The program of a case that must run: its modules, compiled by one back end, run by the kernel. */
#pragma once

#include "case.h"
#include "process.h"
#include "suite.h"

/* The back ends a case is compiled with, as --backend names them, with what else makes another compiler of one.
 * Quick runs take only the first; those from back_end_count() on are for programs that run to their end. */
extern const char *const back_ends[];
unsigned back_end_count(const struct bench *bench);
unsigned back_end_count_all(const struct bench *bench);

/* Compiles one source to an object in scratch and adds its path to `objects`. False, with the reason
 * in `why`, when spinc does not want it. */
bool program_compile(const struct bench *bench, const struct test_case *c, const char *source,
                     const char *back_end, struct arguments *objects, struct text *why);

/* The same for the modules a case names in `with` marks, then for the case itself. */
bool program_compile_all(const struct bench *bench, const struct test_case *c, const char *back_end,
                         struct arguments *objects, struct text *why);

/* `spindle run` on the objects. */
void program_run(const struct bench *bench, const struct test_case *c,
                 const struct arguments *objects, struct outcome *outcome);
