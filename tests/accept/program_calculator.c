// Arithmetic by recursive descent: precedence, parentheses, unary minus, right-associative powers, errors.
// expect: 7
// expect: 9
// expect: 6
// expect: 512
// expect: 17
// expect: bad at 3
// expect: bad at 2
// expect: bad at 5
// expect: bad at 2
#include <console.h>

struct input {
    const char *text;
    u32 at;
    _Bool is_bad;
};
static long sum(struct input *in);
static char now(struct input *in)
{
    while (in->text[in->at] == ' ')
        in->at++;
    return in->text[in->at];
}
static _Bool take(struct input *in, char k)
{
    if (now(in) != k)
        return 0;
    in->at++;
    return 1;
}
static long atom(struct input *in)
{
    if (take(in, '(')) {
        long n = sum(in);
        in->is_bad |= !take(in, ')');
        return n;
    }
    if (take(in, '-'))
        return -atom(in);
    char k = now(in);
    if (k < '0' || k > '9') {
        in->is_bad = 1;
        return 0;
    }
    long n = 0;
    for (; (k = in->text[in->at]) >= '0' && k <= '9'; in->at++)
        n = n * 10 + k - '0';
    return n;
}
static long power(struct input *in)
{
    long base = atom(in), n = 1;
    if (!take(in, '^'))
        return base;
    for (long e = power(in); e > 0; e--)
        n *= base;
    return n;
}
static long product(struct input *in)
{
    long n = power(in);
    for (;;) {
        if (take(in, '*')) {
            n *= power(in);
        } else if (take(in, '/')) {
            long by = power(in);
            in->is_bad |= by == 0;
            n = by ? n / by : 0;
        } else if (take(in, '%')) {
            long by = power(in);
            n = by ? n % by : 0;
        } else {
            return n;
        }
    }
}
static long sum(struct input *in)
{
    long n = product(in);
    for (;;) {
        if (take(in, '+'))
            n += product(in);
        else if (take(in, '-'))
            n -= product(in);
        else
            return n;
    }
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    static const str_t asked[] = {"1 + 2 * 3", "(1+2)*3", "-2^2 + 10 % 4", "2^3^2", "100 / 7 - -3",
                                  "1 +",       "(2",      "7 / 0",         "8 8"};
    for (u32 i = 0; i < sizeof asked / sizeof *asked; i++) {
        struct input *in = new (struct input);
        in->text = asked[i];
        long n = sum(in);
        if (in->is_bad || now(in))
            console_print(c, "bad at %u\n", in->at);
        else
            console_print(c, "%ld\n", n);
    }
    return 0;
}
