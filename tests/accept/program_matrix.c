// Square matrices by value and by reference: product, power, transpose, determinant by elimination.
// expect: 4216 7036 12164
// expect: 1 3.33067e-15
#include <console.h>

struct matrix {
    double m[3][3];
};
static struct matrix multiply(struct matrix a, struct matrix b)
{
    struct matrix r = {0};
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++)
            for (int k = 0; k < 3; k++)
                r.m[i][j] += a.m[i][k] * b.m[k][j];
    return r;
}
static struct matrix power(struct matrix a, u32 n)
{
    struct matrix r = {{{1}, {0, 1}, {0, 0, 1}}};
    for (; n; n >>= 1, a = multiply(a, a))
        if (n & 1)
            r = multiply(r, a);
    return r;
}
static double determinant(struct matrix a)
{
    double d = 1;
    for (int i = 0; i < 3; i++) {
        int p = i;
        for (int j = i; j < 3; j++)
            if (a.m[j][i] * a.m[j][i] > a.m[p][i] * a.m[p][i])
                p = j;
        if (a.m[p][i] == 0)
            return 0;
        if (p != i)
            d = -d;
        for (int k = 0; k < 3; k++) {
            double t = a.m[i][k];
            a.m[i][k] = a.m[p][k];
            a.m[p][k] = t;
        }
        d *= a.m[i][i];
        for (int j = i + 1; j < 3; j++)
            for (int k = 2; k >= i; k--)
                a.m[j][k] -= a.m[j][i] / a.m[i][i] * a.m[i][k];
    }
    return d;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct matrix a = {{{1, 2, 3}, {0, 1, 4}, {5, 6, 0}}}, p = power(a, 5);
    console_print(c, "%g %g %g\n", p.m[0][0], p.m[1][2], p.m[2][1]);
    console_print(c, "%.6g %.6g\n", determinant(a),
                  determinant((struct matrix){{{1, 2, 3}, {4, 5, 6}, {5, 7, 9}}}));
    return 0;
}
