// Each initialiser's effects happen once, those of nested lists and compound literals too.
// expect: 2 3 5 4 0 6 7 7
#include <console.h>

static int calls;
static int next(void)
{
    return ++calls;
}
struct s {
    int a[2];
    struct {
        int b;
    } in;
};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct s s = {{next(), next()}, {next()}};
    struct s t = (struct s){.a = {[1] = next()}, .in = {next()}};
    int v[2][2] = {{next()}, {next()}};
    console_print(c, "%d %d %d %d %d %d %d %d\n", s.a[1], s.in.b, t.in.b, t.a[1], t.a[0], v[0][0],
                  v[1][0], calls);
    return 0;
}
