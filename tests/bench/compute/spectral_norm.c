/* The spectral norm of a matrix that is a formula. */
#include <compute.h>

module(spectral_norm);
implements(compute);

enum { N = 100 };

static f64 *__array u;
static f64 *__array v;
static f64 *__array between;

static f64 element(u32 i, u32 j)
{
    return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1);
}

static void multiply(f64 *__counted_by(n) out, const f64 *__counted_by(n) in, u32 n)
{
    for (u32 i = 0; i < n; i++) {
        out[i] = 0;
        for (u32 j = 0; j < n; j++)
            out[i] += element(i, j) * in[j];
    }
}

static void multiply_transposed(f64 *__counted_by(n) out, const f64 *__counted_by(n) in, u32 n)
{
    for (u32 i = 0; i < n; i++) {
        out[i] = 0;
        for (u32 j = 0; j < n; j++)
            out[i] += element(j, i) * in[j];
    }
}

static void multiply_both(f64 *__counted_by(n) out, const f64 *__counted_by(n) in, u32 n)
{
    multiply(between, in, n);
    multiply_transposed(out, between, n);
}

void compute_prepare(void)
{
    u = new_array(f64, N);
    v = new_array(f64, N);
    between = new_array(f64, N);
}

/* Squares, since there is no square root: 1.274219991 * 1.274219991 after ten steps. */
u64 compute_run(u64 turns)
{
    f64 sum = 0;
    while (turns-- > 0) {
        f64 uv = 0, vv = 0;
        for (u32 i = 0; i < N; i++)
            u[i] = 1;
        for (int i = 0; i < 10; i++) {
            multiply_both(v, u, N);
            multiply_both(u, v, N);
        }
        for (u32 i = 0; i < N; i++) {
            uv += u[i] * v[i];
            vv += v[i] * v[i];
        }
        sum += uv / vv;
    }
    return (u64)(sum * 1e9);
}
