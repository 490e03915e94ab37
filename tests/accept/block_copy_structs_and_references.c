// copy of elements that hold references: whole elements, overlapping.
// expect: even0 even0 odd1 even2 even4 even 4 1 even
#include <console.h>

struct item {
    const char *name;
    int n;
};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct item *v = new_array(struct item, 5);
    for (int i = 0; i < 5; i++)
        v[i] = (struct item){i % 2 ? "odd" : "even", i};
    copy(v + 1, v, 3);
    for (int i = 0; i < 5; i++)
        console_print(c, "%s%d ", v[i].name, v[i].n);
    struct item *w = new_array(struct item, 2);
    copy(w, v + 3, 2);
    zero(v, 4);
    console_print(c, "%s %d %d %s\n", w[0].name, w[1].n, v[0].name == NULL, v[4].name);
    return 0;
}
