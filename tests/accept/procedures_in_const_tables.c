// Constant tables of procedures: in two dimensions, in structs, with gaps, searched by name.
// expect: 5 6 -1 1
// expect: mul 70
// expect: neg 2
// expect: none -1
#include <console.h>

typedef int (*op)(int, int);
static int add(int a, int b)
{
    return a + b;
}
static int mul(int a, int b)
{
    return a * b;
}
static int neg(int a, int b)
{
    return a - b;
}
static const op grid[2][2] = {{add, mul}, {[1] = neg}};
static const struct {
    const char *name;
    op run;
    u8 arity;
} table[] = {{"add", add, 2}, {"mul", mul, 2}, {"neg", neg, 1}, {0}};
static _Bool same(const char *a, const char *b)
{
    int i = 0;
    while (a[i] && a[i] == b[i])
        i++;
    return a[i] == b[i];
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d %d %d %d\n", grid[0][0](2, 3), grid[0][1](2, 3), grid[1][1](2, 3),
                  grid[1][0] == NULL);
    static const str_t asked[] = {"mul", "neg", "none"};
    for (int i = 0; i < 3; i++) {
        int k = 0;
        while (table[k].name && !same(table[k].name, asked[i]))
            k++;
        console_print(c, "%s %d\n", asked[i],
                      table[k].run ? table[k].run(7, 5) * table[k].arity : -1);
    }
    return 0;
}
