/* The call graph of a unit. Cycles are found by peeling: functions that call nothing (any more) are
 * taken away until none is left; what remains reaches a cycle. The same from the callers' side leaves
 * what is reached from one. No recursion here: a source may have a chain of any length. */
#include "check/callgraph.h"

#include "check/tree.h"
#include "check/walk.h"

#include <stdlib.h>

struct edge {
    size_t to;
    struct edge *next;
};

struct node {
    struct decl *function; /* canonical, with a body */
    struct edge *callees, *callers;
    bool calls_pointer;
    bool reaches_cycle, is_reached; /* of calls, pointers left out */
};

struct callgraph {
    struct arena *arena;
    struct node *nodes; /* sorted by address of the function */
    size_t count;
};

static int node_compare(const void *a, const void *b)
{
    uintptr_t x = (uintptr_t)((const struct node *)a)->function;
    uintptr_t y = (uintptr_t)((const struct node *)b)->function;
    return (x > y) - (x < y);
}

static struct node *node_find(const struct callgraph *graph, const struct decl *function)
{
    struct node key = {.function = (struct decl *)function};
    return graph->count ? bsearch(&key, graph->nodes, graph->count, sizeof key, node_compare)
                        : NULL;
}

static void edge_add(struct callgraph *graph, struct edge **list, const struct node *to)
{
    struct edge *edge = ARENA_NEW(graph->arena, struct edge);
    *edge = (struct edge){(size_t)(to - graph->nodes), *list};
    *list = edge;
}

static void callgraph_expression(struct walk *walk, struct expr *expr)
{
    struct callgraph *graph = walk->state;
    if (expr->kind != EXPR_CALL || !walk->function)
        return;
    struct node *caller = node_find(graph, walk->function->canonical);
    struct decl *target = call_target(expr);
    struct node *callee = target ? node_find(graph, target) : NULL;
    if (caller && !target)
        caller->calls_pointer = true;
    if (caller && callee) {
        edge_add(graph, &caller->callees, callee);
        edge_add(graph, &callee->callers, caller);
    }
}

struct callgraph *callgraph_new(struct checker *c)
{
    static const struct walk_rule rule = {.expression = callgraph_expression};
    struct callgraph *graph = ARENA_NEW(c->arena, struct callgraph);
    graph->arena = c->arena;
    graph->nodes = arena_array(c->arena, c->unit->decl_count + 1, sizeof *graph->nodes);
    for (size_t i = 0; i < c->unit->decl_count; i++) {
        struct decl *decl = c->unit->decls[i];
        if (decl->kind == DECL_FUNCTION && decl->body)
            graph->nodes[graph->count++].function = decl->canonical;
    }
    qsort(graph->nodes, graph->count, sizeof *graph->nodes, node_compare);
    walk_unit(&rule, c, graph);
    return graph;
}

/* --- Peeling ---------------------------------------------------------------------------------- */

enum side { BY_DEPTH, BY_CALLEES, BY_CALLERS };

static size_t degree(const struct node *node, enum side side)
{
    size_t n = side == BY_DEPTH && node->calls_pointer;
    for (const struct edge *e = side == BY_CALLERS ? node->callers : node->callees; e; e = e->next)
        n++;
    return n;
}

/* Marks in `left` what cannot be peeled away. */
static void peel(struct callgraph *graph, enum side side, bool *left)
{
    size_t *degrees = arena_array(graph->arena, graph->count + 1, sizeof *degrees);
    size_t *work = arena_array(graph->arena, graph->count + 1, sizeof *work);
    size_t pending = 0;
    for (size_t i = 0; i < graph->count; i++) {
        degrees[i] = degree(&graph->nodes[i], side);
        left[i] = degrees[i] != 0;
        if (!left[i])
            work[pending++] = i;
    }
    while (pending) {
        const struct node *node = &graph->nodes[work[--pending]];
        const struct edge *e = side == BY_CALLERS ? node->callees : node->callers;
        for (; e; e = e->next) {
            if (--degrees[e->to] == 0) {
                left[e->to] = false;
                work[pending++] = e->to;
            }
        }
    }
}

void callgraph_mark_recursive(struct callgraph *graph)
{
    bool *left = arena_array(graph->arena, graph->count + 1, sizeof *left);
    peel(graph, BY_DEPTH, left);
    for (size_t i = 0; i < graph->count; i++)
        graph->nodes[i].function->is_recursive = left[i];
    peel(graph, BY_CALLEES, left);
    for (size_t i = 0; i < graph->count; i++)
        graph->nodes[i].reaches_cycle = left[i];
    peel(graph, BY_CALLERS, left);
    for (size_t i = 0; i < graph->count; i++)
        graph->nodes[i].is_reached = left[i];
}

bool callgraph_is_cyclic(const struct callgraph *graph, const struct decl *function)
{
    const struct node *node = node_find(graph, function);
    return node && node->reaches_cycle && node->is_reached;
}
