/* Functions sorted by name; the call graph as a list of edges, from which functions whose callees are
 * all known to end are removed until none is left that can be. */
#include "object/reach.h"

#include <stdlib.h>
#include <string.h>

struct function_index {
    const struct low_function **functions; /* by name */
    size_t count;
};

/* --- Names ------------------------------------------------------------------------------------------ */

static int by_name(const void *left, const void *right)
{
    const struct low_function *a = *(const struct low_function *const *)left;
    const struct low_function *b = *(const struct low_function *const *)right;
    return strcmp(a->name, b->name);
}

struct function_index *function_index_new(const struct low_unit *unit)
{
    struct function_index *index = ARENA_NEW(unit->arena, struct function_index);
    index->functions = arena_array(unit->arena, unit->function_count + 1, sizeof(void *));
    for (const struct low_function *f = unit->functions; f; f = f->next)
        index->functions[index->count++] = f;
    qsort(index->functions, index->count, sizeof(void *), by_name);
    return index;
}

const struct low_function *function_index_find(const struct function_index *index, const char *name)
{
    size_t low = 0, high = index->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(name, index->functions[middle]->name);
        if (order == 0)
            return index->functions[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* --- Calls ------------------------------------------------------------------------------------------ */

struct edge {
    uint32_t caller, next; /* next edge to the same callee, + 1; 0: none */
};

struct graph {
    struct edge *edges;
    uint32_t edge_count;
    uint32_t *callers;  /* per function: first edge to it, + 1 */
    uint32_t *open;     /* per function: calls of functions not known to end */
    uint32_t *finished; /* stack of functions that are */
};

static bool is_direct_call(const struct low_stmt *stmt)
{
    return stmt->kind == LOW_CALL && stmt->callee == LOW_CALL_FUNCTION;
}

static void add_calls(struct graph *graph, const struct function_index *index,
                      const struct low_function *caller)
{
    for (size_t i = 0; i < caller->stmt_count; i++) {
        const struct low_stmt *stmt = caller->stmts[i];
        const struct low_function *callee =
            is_direct_call(stmt) ? function_index_find(index, stmt->name) : NULL;
        if (!callee)
            continue;
        graph->edges[graph->edge_count] =
            (struct edge){caller->number, graph->callers[callee->number]};
        graph->callers[callee->number] = ++graph->edge_count;
        graph->open[caller->number]++;
    }
}

static void build(struct graph *graph, const struct low_unit *unit)
{
    const struct function_index *index = function_index_new(unit);
    size_t calls = 0, n = unit->function_count + 1;
    for (const struct low_function *f = unit->functions; f; f = f->next)
        for (size_t i = 0; i < f->stmt_count; i++)
            calls += is_direct_call(f->stmts[i]);
    graph->edges = arena_array(unit->arena, calls + 1, sizeof *graph->edges);
    graph->callers = arena_array(unit->arena, n, sizeof *graph->callers);
    graph->open = arena_array(unit->arena, n, sizeof *graph->open);
    graph->finished = arena_array(unit->arena, n, sizeof *graph->finished);
    for (const struct low_function *f = unit->functions; f; f = f->next)
        add_calls(graph, index, f);
}

const bool *reach_recursion(const struct low_unit *unit)
{
    bool *recursive = arena_array(unit->arena, unit->function_count + 1, sizeof *recursive);
    struct graph graph = {0};
    size_t count = 0;
    build(&graph, unit);
    for (uint32_t i = 0; i < unit->function_count; i++) {
        recursive[i] = graph.open[i] > 0;
        if (!recursive[i])
            graph.finished[count++] = i;
    }
    while (count > 0) {
        uint32_t callee = graph.finished[--count];
        for (uint32_t at = graph.callers[callee]; at; at = graph.edges[at - 1].next) {
            uint32_t caller = graph.edges[at - 1].caller;
            if (--graph.open[caller] == 0) {
                recursive[caller] = false;
                graph.finished[count++] = caller;
            }
        }
    }
    return recursive;
}
