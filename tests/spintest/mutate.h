/* The mutation pass: does the suite notice when one check is missing? */
#pragma once

#include "suite.h"

/* For each check that `test/spinc-mutant --list-checks` names (`NAME CODE` a line), drops it and
 * compiles the cases of its code in `folder` until one is accepted. Prints each check that no case notices. Returns how many checks
 * are noticed and how many are not; false when there is no mutant or it has no checks. */
bool mutate_run(const struct bench *bench, const char *folder, unsigned *noticed,
                unsigned *unnoticed);
