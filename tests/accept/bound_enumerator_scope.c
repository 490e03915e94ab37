// An enumerator in a bound is the one of the function in which the bound stands.
// plain: no - lengths of references
// expect: 4 100 9 8
#include <spin/safe.h>
#include <console.h>

enum { SIZE = 9 };

struct outer {
    int *__counted_by(SIZE) p;
};

static int small(void)
{
    enum { COUNT = 4 };
    struct box {
        int *__counted_by(COUNT) p;
    } *b = new(struct box);
    b->p = new_array(int, 200);
    return (int)lenof(b->p);
}

static int large(void)
{
    enum { COUNT = 100 };
    struct box {
        int *__counted_by(COUNT) p;
    } *b = new(struct box);
    b->p = new_array(int, 200);
    return (int)lenof(b->p);
}

static int sized(void)
{
    typedef u64 unit;
    struct box {
        u8 *__counted_by(sizeof(unit)) p;
    } *b = new(struct box);
    b->p = new_array(u8, 200);
    return (int)lenof(b->p);
}

static int other(void)
{
    typedef u8 unit;
    return sizeof(unit);
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    struct outer *o = new(struct outer);
    o->p = new_array(int, 200);
    console_print(out, "%d %d %d %d\n", small(), large(), (int)lenof(o->p), sized() * other());
    return 0;
}
