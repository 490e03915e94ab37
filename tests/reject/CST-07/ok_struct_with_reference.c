// The legal neighbour of struct_with_reference.c.

#include <spin/safe.h>

struct s {
    void *any;
    u64 n;
};
static int put(void *__sized_by(n) __scope p, size_t n)
{
    return p != 0 && n;
}
int f(struct s *s)
{
    return put(&s->n, 8);
}
