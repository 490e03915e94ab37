/* Product of two square matrices, as written in a textbook. */
#include <compute.h>
#include <random.h>

module(matmul);
implements(compute);

DEFINE_RANDOM(random_next)

enum { N = 96 };

static f64 a[N][N], b[N][N], c[N][N];

static void multiply(void)
{
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++) {
            f64 sum = 0;
            for (int k = 0; k < N; k++)
                sum += a[i][k] * b[k][j];
            c[i][j] = sum;
        }
}

void compute_prepare(void)
{
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++) {
            a[i][j] = (f64)(random_next() % 1000) / 16;
            b[i][j] = (f64)(random_next() % 1000) / 16;
        }
}

u64 compute_run(u64 turns)
{
    f64 sum = 0;
    while (turns-- > 0) {
        multiply();
        for (int i = 0; i < N; i++)
            sum += c[i][(turns + (u64)i) % N];
        a[turns % N][0] += 1;
    }
    return (u64)sum;
}
