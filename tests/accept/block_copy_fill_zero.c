// copy, fill and zero on elements of each width, with overlap both ways and of nothing.
// expect: 12123458 23458458
// expect: 7 44 0 7 0 ffffffffffffffff -25536
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int v[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    u8 b[6];
    u64 w[3];
    i16 h[4];
    copy(v + 2, v, 5);
    console_print(c, "%d%d%d%d%d%d%d%d ", v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7]);
    copy(v, v + 3, 5);
    console_print(c, "%d%d%d%d%d%d%d%d\n", v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7]);
    fill(b, 7, 6);
    fill(b + 1, 300, 2);
    zero(b + 4, 1);
    fill(w, -1, 3);
    zero(w, 1);
    fill(h, 40000, 4);
    copy(h, h, 4);
    copy(h + 4, h, 0);
    console_print(c, "%d %d %d %d %lx %lx %d\n", b[0], b[2], b[4], b[5], w[0], w[2], h[3]);
    return 0;
}
