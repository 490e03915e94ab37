// Bit-fields of an object, reached directly through its reference; locals declared together.
// expect: 1 15 -1 1 68719476735 2
#include <spin/safe.h>
#include <console.h>

struct bits {
    unsigned a : 3, b : 5;
    int c : 4;
    _Bool d : 1;
    u64 e : 40;
};

static void set(struct bits *p)
{
    p->a = 9;
    p->b += 15;
    p->c--;
    p->d = 2;
    p->e = ~0ull >> 28;
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    struct bits *p = new(struct bits), *__array row = new_array(struct bits, 2);
    set(p);
    row[1] = *p;
    row[1].a++;
    console_print(out, "%d %d %d %d %llu %d\n", p->a, (*p).b, p->c, p->d, (u64)p->e, row[1].a);
    return 0;
}
