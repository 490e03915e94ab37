// Fields of a packet through a view.
// expect: 9 1234 1 7
#include <console.h>

struct __plain header {
    u8 kind;
    u16 length;
    u32 id;
};

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 *p = new_array(u8, 16);
    p[3] = 9;
    p[4] = 0x34;
    p[5] = 0x12;
    p[6] = 1;
    const struct header *h = view(const struct header, p, 3);
    console_print(c, "%d %x %u %lu\n", h->kind, h->length, h->id, sizeof *h);
    return 0;
}
