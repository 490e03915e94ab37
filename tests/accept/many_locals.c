// More variables than registers, all alive across calls and loops.
// expect: 388009010 -68500726 -510543123 256207713 1606556812 -404846898 -125539899 -513557971 -248023102 2012778995
// expect: 404682493 55211669 -503499168 253292370 -1641721078 421771769 -113410999 505466754 -249709485 2065190930 12.8105 4.57764 -31.5527
#include <console.h>

static int mix(int a, int b)
{
    return a * 31 + b;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int a = 1, b = 2, d = 3, e = 4, f = 5, g = 6, h = 7, i = 8, j = 9, k = 10, l = 11, m = 12,
        n = 13, o = 14, p = 15, q = 16, r = 17, s = 18, t = 19, u = 20;
    double x = 0.5, y = 1.5, z = 2.5;
    for (int turn = 0; turn < 5; turn++) {
        a = mix(b, d);
        b = mix(e, f);
        d = mix(g, h);
        e = mix(i, j);
        f = mix(k, l);
        g = mix(m, n);
        h = mix(o, p);
        i = mix(q, r);
        j = mix(s, t);
        k = mix(u, a);
        l += a;
        m -= b;
        n ^= d;
        o += e;
        p -= f;
        q ^= g;
        r += h;
        s -= i;
        t ^= j;
        u += k;
        x += y;
        y *= 1.25;
        z -= x;
    }
    console_print(c, "%d %d %d %d %d %d %d %d %d %d\n", a, b, d, e, f, g, h, i, j, k);
    console_print(c, "%d %d %d %d %d %d %d %d %d %d %g %g %g\n", l, m, n, o, p, q, r, s, t, u, x, y,
                  z);
    return 0;
}
