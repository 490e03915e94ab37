// A struct is referred to before it is complete; two structs refer to each other.
// expect: 30 4
#include <console.h>

struct tree;
struct forest {
    struct tree *first;
    int count;
};
static int height(struct tree *t);
struct tree {
    struct tree *next;
    struct forest *home;
    int height;
};
static int height(struct tree *t)
{
    return t->height + (t->next ? height(t->next) : 0);
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct forest *f = new (struct forest);
    for (int i = 1; i <= 4; i++) {
        struct tree *t = new (struct tree);
        t->height = i * i;
        t->home = f;
        t->next = f->first;
        f->first = t;
        f->count++;
    }
    console_print(c, "%d %d\n", height(f->first), f->first->home->count);
    return 0;
}
