// Atomics on integers of every width: old values come back, sums wrap, arguments are evaluated once.
// plain: no - order of evaluation
// expect: 5 7 7 250 4
// expect: -3 -4 127 -128
// expect: 65535 9 12 10
// expect: 1 42 0 42 7
// expect: -1 4294967296 18446744073709551615 2
// expect: 20 21 1 3 ab
#include <spin/safe.h>
#include <console.h>

struct counter {
    u8 small;
    u64 large;
    i32 cells[3];
};

enum colour { RED, GREEN, BLUE };

static struct console *out;
static u32 shared = 5;
static int order;

static u32 *__scope first(u32 *__scope p)
{
    order = order * 10 + 1;
    return p;
}

static u32 second(u32 n)
{
    order = order * 10 + 2;
    return n;
}

static i32 bump(i32 *p)
{
    return atomic_fetch_add(p, 1);
}

static void widths(struct counter *c)
{
    i8 byte = -3;
    u16 half = 65535;
    console_print(out, "%u ", atomic_fetch_add(&shared, 2));
    console_print(out, "%u %u ", atomic_load(&shared), shared);
    c->small = 4;
    atomic_fetch_sub(&c->small, 10);
    console_print(out, "%u %u\n", c->small, (u32)sizeof(atomic_load(&shared)));
    console_print(out, "%d ", atomic_fetch_sub(&byte, 1));
    console_print(out, "%d ", atomic_exchange(&byte, 127));
    console_print(out, "%d ", atomic_fetch_add(&byte, 1));
    console_print(out, "%d\n", byte);
    console_print(out, "%u ", atomic_fetch_add(&half, 10));
    console_print(out, "%u ", half);
    half = 12;
    console_print(out, "%u ", atomic_fetch_xor(&half, 6));
    console_print(out, "%u\n", half);
}

static void exchanges(void)
{
    i64 value = 42, expected = 42;
    console_print(out, "%d ", atomic_compare_exchange_strong(&value, &expected, 7));
    console_print(out, "%lld ", expected);
    value = 42;
    expected = 41;
    console_print(out, "%d ", atomic_compare_exchange_strong(&value, &expected, 7));
    console_print(out, "%lld ", expected);
    if (atomic_compare_exchange_strong(&value, &expected, -7))
        console_print(out, "%lld\n", -value);
    i16 narrow = -1, wanted = -1;
    int is_equal = atomic_compare_exchange_strong(&narrow, &wanted, 3);
    u64 word = 1ull << 32;
    console_print(out, "%d %llu ", wanted, atomic_fetch_or(&word, 0xffffffff));
    atomic_store(&word, -1);
    console_print(out, "%llu %d\n", word, narrow - is_equal);
}

int main(int argc, str_t *__array argv)
{
    out = console_open();
    struct counter *c = new(struct counter);
    widths(c);
    exchanges();
    c->cells[1] = 20;
    console_print(out, "%d ", bump(&c->cells[1]));
    i32 local = 20, *p = c->cells;
    bump(&local);
    enum colour colour = BLUE;
    console_print(out, "%d %d ", local, atomic_exchange(&colour, GREEN) == BLUE && colour == GREEN);
    atomic_fetch_and(p + 1, 3 | 8);
    atomic_store(first(&shared), second(3));
    console_print(out, "%u %s\n", atomic_load((const u32 *)&shared), order == 12 ? "ab" : "ba");
    return c->cells[1] != (21 & 11);
}
