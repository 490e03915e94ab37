// A compound literal in a loop is made anew in each turn.
// expect: 1 100
// expect: 12 010
// expect: 23 001
#include <console.h>

struct acc {
    int n;
    int seen[3];
};
static int step(struct acc *__scope a, int i)
{
    a->seen[i]++;
    a->n += i + 1;
    return a->n;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    for (int i = 0; i < 3; i++) {
        struct acc *__scope a = &(struct acc){.n = 10 * i};
        int r = step(a, i);
        console_print(c, "%d %d%d%d\n", r, a->seen[0], a->seen[1], a->seen[2]);
    }
    return 0;
}
