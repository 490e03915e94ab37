// A tagged union of plain data: written and read by its tag.
// expect: -5 2.25 2996 16
#include <console.h>

enum kind { INT, REAL, PAIR };
struct value {
    enum kind kind;
    union {
        i64 whole;
        double real;
        struct {
            i16 a, b;
        } pair;
    } as;
};
static struct value of_int(i64 n)
{
    return (struct value){INT, {.whole = n}};
}
static struct value of_real(double d)
{
    return (struct value){REAL, {.real = d}};
}
static struct value of_pair(i16 a, i16 b)
{
    return (struct value){PAIR, {.pair = {a, b}}};
}
static double number(struct value v)
{
    switch (v.kind) {
    case INT: return v.as.whole;
    case REAL: return v.as.real;
    case PAIR: return v.as.pair.a * 1000 + v.as.pair.b;
    }
    return 0;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct value v[] = {of_int(-5), of_real(2.25), of_pair(3, -4)};
    for (int i = 0; i < 3; i++)
        console_print(c, "%g ", number(v[i]));
    console_print(c, "%lu\n", sizeof(struct value));
    return 0;
}
