// Complex numbers as structs of two doubles: sums, products, a small Mandelbrot set.
// expect:        ..+#.   |
// expect:       ..+##+.  |
// expect:     ..++####+  |
// expect:  ...+#+#####+. |
// expect:  ###########+. |
// expect:  ...+#+#####+. |
// expect:     ..++####+  |
// expect:       ..+##+.  |
// expect:        ..+#.   |
#include <console.h>

struct complex {
    double re, im;
};
static struct complex add(struct complex a, struct complex b)
{
    return (struct complex){a.re + b.re, a.im + b.im};
}
static struct complex mul(struct complex a, struct complex b)
{
    return (struct complex){a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
}
static double norm(struct complex a)
{
    return a.re * a.re + a.im * a.im;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    for (int y = -4; y <= 4; y++) {
        for (int x = -10; x <= 4; x++) {
            struct complex k = {x / 5.0, y / 4.0}, z = {0};
            int n = 0;
            while (n < 20 && norm(z = add(mul(z, z), k)) < 4)
                n++;
            console_print(c, "%c", n == 20 ? '#' : n > 4 ? '+' : n > 2 ? '.' : ' ');
        }
        console_print(c, "|\n");
    }
    return 0;
}
