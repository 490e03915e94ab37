/* All shortest paths of a graph (Floyd, Warshall), in one array of rows. */
#include <compute.h>
#include <random.h>
#include <string.h>

module(floyd_warshall);
implements(compute);

DEFINE_RANDOM(random_next)

enum { N = 100, FAR = 1000000 };

static i32 *__array weights;
static i32 *__array distance;

static void shortest_paths(i32 *__counted_by(n *n) d, i32 n)
{
    for (i32 k = 0; k < n; k++)
        for (i32 i = 0; i < n; i++)
            for (i32 j = 0; j < n; j++) {
                i32 through = d[i * n + k] + d[k * n + j];
                if (through < d[i * n + j])
                    d[i * n + j] = through;
            }
}

void compute_prepare(void)
{
    weights = new_array(i32, N * N);
    distance = new_array(i32, N * N);
    for (u32 i = 0; i < N * N; i++)
        weights[i] = i % (N + 1) == 0     ? 0
                     : random_next() % 10 ? FAR
                                          : (i32)(1 + random_next() % 100);
}

u64 compute_run(u64 turns)
{
    u64 sum = 0;
    while (turns-- > 0) {
        memcpy(distance, weights, N * N * sizeof(i32));
        shortest_paths(distance, N);
        for (u32 i = 0; i < N * N; i++)
            sum += (u64)distance[i];
    }
    return sum;
}
