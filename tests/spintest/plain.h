/* A case as the program of plain C that it looks like. */
#pragma once

#include "case.h"
#include "suite.h"

/* Compiles the case with gcc, where the prelude of tests/plain/ makes plain C of it, runs it and judges that
 * as any other run. Nothing is done for a case that is marked `plain: no`, nor where there is no such prelude. */
void plain_judge(const struct bench *bench, const struct test_case *c, struct text *why);
