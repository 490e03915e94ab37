// A counted field is as long as its count says when it is read.
// plain: no - lengths of references
// expect: 4 3
// expect: 10 9
#include <spin/safe.h>
#include <console.h>

struct list { int *__counted_by(n) items; u32 n; };

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    struct list *l = new(struct list);
    l->items = new_array(int, 10);
    l->n = 10;
    for (u32 i = 0; i < l->n; i++)
        l->items[i] = (int)i;
    l->n = 4;
    int *p = l->items;
    console_print(out, "%d %d\n", (int)lenof(p), p[3]);
    l->n = 10;
    console_print(out, "%d %d\n", (int)lenof(l->items), l->items[9]);
    return 0;
}
