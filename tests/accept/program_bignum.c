// Natural numbers of any length: factorials, powers and Fibonacci numbers in decimal.
// expect: 30414093201713378043612608166064768844377641568960512000000000000
// expect: 1606938044258990275541962092341162602522202993782792835301376
// expect: 9969216677189303386214405760200
// expect: 850717 62
#include <console.h>

struct big {
    u32 digits[40];
    int n;
}; /* base 10^9, least first */
static struct big big_from(u32 v)
{
    return (struct big){{v}, 1};
}
static void big_times(struct big *__scope a, u32 k)
{
    u64 carry = 0;
    for (int i = 0; i < a->n; i++) {
        carry += (u64)a->digits[i] * k;
        a->digits[i] = carry % 1000000000;
        carry /= 1000000000;
    }
    if (carry)
        a->digits[a->n++] = carry;
}
static struct big big_add(struct big a, struct big b)
{
    u32 carry = 0;
    if (a.n < b.n)
        a.n = b.n;
    for (int i = 0; i < a.n; i++) {
        u32 s = a.digits[i] + b.digits[i] + carry;
        carry = s >= 1000000000;
        a.digits[i] = s - (carry ? 1000000000 : 0);
    }
    if (carry)
        a.digits[a.n++] = 1;
    return a;
}
static u32 big_rest(const struct big *__scope a, u32 k)
{
    u64 r = 0;
    for (int i = a->n; i-- > 0;)
        r = (r * 1000000000 + a->digits[i]) % k;
    return r;
}
static void show(struct console *c, const struct big *__scope a)
{
    console_print(c, "%u", a->digits[a->n - 1]);
    for (int i = a->n - 1; i-- > 0;)
        console_print(c, "%09u", a->digits[i]);
    console_print(c, "\n");
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct big f = big_from(1), p = big_from(1), a = big_from(0), b = big_from(1);
    for (u32 i = 2; i <= 50; i++)
        big_times(&f, i);
    for (int i = 0; i < 200; i++)
        big_times(&p, 2);
    for (int i = 0; i < 150; i++) {
        struct big t = big_add(a, b);
        a = b;
        b = t;
    }
    show(c, &f);
    show(c, &p);
    show(c, &a);
    console_print(c, "%u %u\n", big_rest(&f, 1000003), big_rest(&p, 97));
    return 0;
}
