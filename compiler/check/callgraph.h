/* Which functions of a unit call which. */
#pragma once

#include "check/checker.h"

struct callgraph;

struct callgraph *callgraph_new(struct checker *c);

/* Sets `is_recursive` on every function whose depth of calls inside the module has no bound: it
 * reaches a cycle, or a call through a pointer. */
void callgraph_mark_recursive(struct callgraph *graph);

/* Whether the function, a canonical declaration, is part of a cycle of calls or between two. */
bool callgraph_is_cyclic(const struct callgraph *graph, const struct decl *function);
