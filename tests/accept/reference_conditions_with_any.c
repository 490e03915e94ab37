// References of different types in conditions: null, void *, a struct's first member.
// expect: 4 1 1 1
// expect: 1
#include <console.h>

struct base {
    int n;
};
struct more {
    struct base base;
    int m;
};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct more *d = new (struct more);
    void *any = d;
    d->base.n = 4;
    struct base *b = any == NULL ? NULL : (struct base *)d;
    void *either = d->m ? any : NULL;
    int *none = d->m ? &(int){3} : NULL;
    console_print(c, "%d %d %d %d\n", b ? b->n : -1, either == NULL, none == 0, !b == 0);
    if ((b = NULL) == NULL && any)
        console_print(c, "%d\n", any != b);
    return 0;
}
