// Breadth first and depth first over a graph of adjacency lists; distances and an order of dependencies.
// expect: 0:5 1:6 1:0 2:1 3:2 -1:3 -1:4 2:7 
#include <console.h>

enum { N = 8 };
struct edge {
    int to;
    struct edge *next;
};
struct graph {
    struct edge *from[N];
};
static void add(struct graph *g, int a, int b)
{
    struct edge *e = new (struct edge);
    e->to = b;
    e->next = g->from[a];
    g->from[a] = e;
}
static void distances(struct graph *g, int start, int out[N])
{
    int queue[N], head = 0, tail = 0;
    for (int i = 0; i < N; i++)
        out[i] = -1;
    out[start] = 0;
    queue[tail++] = start;
    while (head < tail) {
        int at = queue[head++];
        for (struct edge *e = g->from[at]; e; e = e->next)
            if (out[e->to] < 0) {
                out[e->to] = out[at] + 1;
                queue[tail++] = e->to;
            }
    }
}
static int visit(struct graph *g, int at, u8 seen[N], int order[N], int n)
{
    if (seen[at]++)
        return n;
    for (struct edge *e = g->from[at]; e; e = e->next)
        n = visit(g, e->to, seen, order, n);
    order[n] = at;
    return n + 1;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct graph *g = new (struct graph);
    static const u8 edges[][2] = {{0, 1}, {0, 2}, {1, 3}, {2, 3}, {3, 4},
                                  {5, 6}, {6, 4}, {4, 7}, {2, 7}};
    for (u32 i = 0; i < sizeof edges / sizeof *edges; i++)
        add(g, edges[i][0], edges[i][1]);
    int d[N], order[N], n = 0;
    u8 seen[N] = {0};
    distances(g, 0, d);
    for (int i = 0; i < N; i++)
        n = visit(g, i, seen, order, n);
    for (int i = 0; i < N; i++)
        console_print(c, "%d:%d ", d[i], order[N - 1 - i]);
    console_print(c, "\n");
    return 0;
}
