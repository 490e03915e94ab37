// Procedures passed down: a comparison, a visitor with its state, a fold.
// expect: 6 113459
// expect: 9 543
#include <console.h>

typedef int (*compare)(int, int);
typedef void (*visit)(int n, void *state);
struct state {
    int count, sum;
};
static int up(int a, int b)
{
    return a - b;
}
static int down(int a, int b)
{
    return b - a;
}
static void sort(int *__counted_by(n) __scope v, int n, compare by)
{
    for (int i = 1; i < n; i++)
        for (int j = i; j > 0 && by(v[j - 1], v[j]) > 0; j--) {
            int t = v[j];
            v[j] = v[j - 1];
            v[j - 1] = t;
        }
}
static void each(const int *__counted_by(n) __scope v, int n, visit f, void *state)
{
    while (n--)
        f(*v++, state);
}
static void add(int n, void *p)
{
    struct state *s = as(struct state, p);
    s->count++;
    s->sum = s->sum * 10 + n;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int v[6] = {3, 1, 4, 1, 5, 9};
    struct state *s = new (struct state);
    sort(v, 6, up);
    each(v, 6, add, s);
    console_print(c, "%d %d\n", s->count, s->sum);
    s->sum = 0;
    sort(v, 6, down);
    each(v + 1, 3, add, s);
    console_print(c, "%d %d\n", s->count, s->sum);
    return 0;
}
