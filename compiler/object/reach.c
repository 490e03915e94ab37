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
    uint32_t *callers; /* per function: first edge to it, + 1 */
    uint32_t *open;    /* per function: calls of functions not known to end */
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
    for (const struct low_function *f = unit->functions; f; f = f->next)
        add_calls(graph, index, f);
}

/* Functions whose callees all end, each behind its callees; returns how many. `open` of the others, which
 * can come back to themselves, stays above 0. */
static size_t order_calls(struct graph *graph, const struct low_unit *unit, uint32_t *order)
{
    size_t done = 0, count = 0;
    for (uint32_t i = 0; i < unit->function_count; i++)
        if (graph->open[i] == 0)
            order[count++] = i;
    for (; done < count; done++) {
        uint32_t at = graph->callers[order[done]];
        for (; at; at = graph->edges[at - 1].next) {
            uint32_t caller = graph->edges[at - 1].caller;
            if (--graph->open[caller] == 0)
                order[count++] = caller;
        }
    }
    return count;
}

const bool *reach_recursion(const struct low_unit *unit)
{
    bool *recursive = arena_array(unit->arena, unit->function_count + 1, sizeof *recursive);
    uint32_t *order = arena_array(unit->arena, unit->function_count + 1, sizeof *order);
    struct graph graph = {0};
    build(&graph, unit);
    order_calls(&graph, unit, order);
    for (uint32_t i = 0; i < unit->function_count; i++)
        recursive[i] = graph.open[i] > 0;
    return recursive;
}

/* --- Depth ------------------------------------------------------------------------------------------ */

/* Calls of code that is not this module's: any depth. The runtime object and the kernel have room of
 * their own; try_call() alone leads from there to other code. */
static bool leads_out(const struct low_function *function)
{
    for (size_t i = 0; i < function->stmt_count; i++) {
        const struct low_stmt *stmt = function->stmts[i];
        if (stmt->kind != LOW_CALL || stmt->callee == LOW_CALL_FUNCTION)
            continue;
        if (stmt->callee != LOW_CALL_ENTRY || strcmp(stmt->name, "spin_try_call") == 0)
            return true;
    }
    return false;
}

const uint32_t *reach_depth(const struct low_unit *unit, const uint32_t *frames)
{
    uint32_t *depths = arena_array(unit->arena, unit->function_count + 1, sizeof *depths);
    uint32_t *below = arena_array(unit->arena, unit->function_count + 1, sizeof *below);
    uint32_t *order = arena_array(unit->arena, unit->function_count + 1, sizeof *order);
    struct graph graph = {0};
    build(&graph, unit);
    size_t count = order_calls(&graph, unit, order);
    for (const struct low_function *f = unit->functions; f; f = f->next)
        below[f->number] = leads_out(f) ? UINT32_MAX : 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t function = order[i], depth;
        if (__builtin_add_overflow(below[function], frames[function], &depth))
            depth = 0;
        depths[function] = depth;
        for (uint32_t at = graph.callers[function]; at; at = graph.edges[at - 1].next) {
            uint32_t *caller = &below[graph.edges[at - 1].caller];
            if (depth == 0 || depth > *caller)
                *caller = depth == 0 ? UINT32_MAX : depth;
        }
    }
    return depths;
}
