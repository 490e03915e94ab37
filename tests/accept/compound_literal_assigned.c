// Compound literals are variables: assigned to, stepped, indexed and lent.
// expect: 8 10 19 98
#include <console.h>

struct s {
    int a, v[3];
};
static int sum(const int v[3])
{
    return v[0] + v[1] + v[2];
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int n = ((struct s){1, {2, 3, 4}}.a = 7) + 1;
    int m = (int[]){5, 6, 7}[2]++ + (int){3};
    console_print(c, "%d %d %d %d\n", n, m, sum((struct s){.v = {n, m, 1}}.v), (char[]){"abc"}[1]);
    return 0;
}
