// ++ and -- of members, elements and what a reference leads to, in both forms.
// expect: 0 0 2 -2 255 -2 4
#include <console.h>

struct s {
    u8 n;
    int v[2];
    struct {
        i8 deep;
    } in;
};
static int calls;
static struct s *at(struct s *p)
{
    calls++;
    return p;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct s *p = new (struct s);
    p->n--;
    ++p->v[1];
    at(p)->in.deep--;
    at(p)->v[p->v[1]]++;
    int old = at(p)->n++;
    int fresh = --at(p)->in.deep;
    console_print(c, "%d %d %d %d %d %d %d\n", p->n, p->v[0], p->v[1], p->in.deep, old, fresh,
                  calls);
    return 0;
}
