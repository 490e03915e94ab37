// An array of structs on the heap.
// expect: 336
#include <console.h>

struct item {
    u16 key;
    u32 value;
};

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct item *v = new_array(struct item, 8);
    u32 s = 0;
    for (u32 i = 0; i < 8; i++) {
        struct item *it = &v[i];
        it->key = (u16)(7 - i);
        v[i].value = i * i;
    }
    for (u32 i = 0; i < 8; i++)
        s += v[v[i].key].value * (i + 1);
    console_print(c, "%u\n", s);
    return 0;
}
