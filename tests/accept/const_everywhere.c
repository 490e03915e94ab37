// const objects, members, elements and parameters; const references to what is not const.
// expect: 16 16 17 6 0
#include <console.h>

struct s {
    const int id;
    int n;
};
static const int primes[] = {2, 3, 5, 7};
static int sum(const int *__counted_by(n) __scope p, const int n)
{
    int t = 0;
    for (int i = 0; i < n; i++)
        t += p[i];
    return t;
}
static void set(struct s *__scope const s, const int n)
{
    s->n = n * s->id;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct s s = {3, 1};
    set(&s, 5);
    const int *__scope look = &s.n;
    s.n++;
    int v[3] = {1, 2, 3};
    const struct s *made = new (struct s);
    console_print(c, "%d %d %d %d %d\n", s.n, *look, sum(primes, 4), sum(v, 3), made->id);
    return 0;
}
