// An array of references to structs.
// expect: 320
#include <console.h>

struct n {
    int v;
};

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct n **all = new_array(struct n *, 4);
    int s = 0;
    for (int i = 0; i < 4; i++) {
        all[i] = new(struct n);
        all[i]->v = i * 10;
    }
    struct n *t = all[0];
    all[0] = all[3];
    all[3] = t;
    for (int i = 0; i < 4; i++)
        s = s * 2 + all[i]->v;
    console_print(c, "%d\n", s);
    return 0;
}
