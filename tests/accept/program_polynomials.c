// Polynomials in linked terms: sums, products, values, written in order.
// expect: +1x^7 +5x^6 +9x^5 +5x^4 -5x^3 -9x^2 -5x^1 -1x^0 
// expect: 729 99 0
#include <console.h>

struct term {
    int factor, power;
    struct term *next;
};
static struct term *__nullable plus(struct term *__nullable p, int factor, int power)
{
    if (factor == 0)
        return p;
    if (!p || p->power < power) {
        struct term *t = new (struct term);
        *t = (struct term){factor, power, p};
        return t;
    }
    if (p->power == power) {
        p->factor += factor;
        return p->factor ? p : p->next;
    }
    p->next = plus(p->next, factor, power);
    return p;
}
static struct term *__nullable times(struct term *__nullable a, struct term *__nullable b)
{
    struct term *r = NULL;
    for (; a; a = a->next)
        for (struct term *t = b; t; t = t->next)
            r = plus(r, a->factor * t->factor, a->power + t->power);
    return r;
}
static long value(struct term *__nullable p, long x)
{
    long v = 0;
    int at = p ? p->power : 0;
    for (; p; p = p->next) {
        while (at > p->power) {
            v *= x;
            at--;
        }
        v += p->factor;
    }
    while (at-- > 0)
        v *= x;
    return v;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct term *a = plus(plus(NULL, 1, 1), 1, 0), *b = plus(plus(NULL, 1, 1), -1, 0),
                *p = plus(NULL, 1, 0);
    for (int i = 0; i < 3; i++)
        p = times(p, times(a, a));
    p = times(p, b);
    for (struct term *t = p; t; t = t->next)
        console_print(c, "%+dx^%d ", t->factor, t->power);
    console_print(c, "\n%ld %ld %ld\n", value(p, 2), value(times(a, b), 10), value(NULL, 5));
    return 0;
}
