// Matrix product.
// expect: 82.50 1001.25
#include <console.h>

enum { N = 6 };
struct matrix {
    f64 v[N][N];
};
static void multiply(struct matrix *r, struct matrix *a, struct matrix *b)
{
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++) {
            f64 s = 0;
            for (int k = 0; k < N; k++)
                s += a->v[i][k] * b->v[k][j];
            r->v[i][j] = s;
        }
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct matrix *a = new(struct matrix), *r = new(struct matrix);
    for (int i = 0; i < N * N; i++)
        a->v[i / N][i % N] = i * 0.5;
    multiply(r, a, a);
    console_print(c, "%.2f %.2f\n", r->v[0][0], r->v[5][5]);
    return 0;
}
