#include <spin/safe.h>

struct s {
    void *any;
};
void f(struct s *s, void *__sized_by(n) p, size_t n, void *q)
{
    s->any = n ? p : p;
}
