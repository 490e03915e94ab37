// Atomic operations of each width with one strand only: old values come back, narrow ones wrap.
// expect: 250 4 -5 -8 7 15 12 9 1099511627776 -1
// expect: 1 1 0 100 100
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 b = 250;
    i16 h = -5;
    u32 w = 7;
    i64 q = 1l << 40;
    _Bool t = 0;
    u8 old = atomic_fetch_add(&b, 10);
    i16 before = atomic_fetch_sub(&h, 3);
    u32 or = atomic_fetch_or(&w, 8), and = atomic_fetch_and(&w, 12), xor = atomic_fetch_xor(&w, 5);
    i64 last = atomic_exchange(&q, -1);
    console_print(c, "%d %d %d %d %u %u %u %u %ld %ld\n", old, b, before, h, or, and, xor, w, last,
                  atomic_load(&q));
    atomic_store(&t, 1);
    u32 expected = 9, wrong = 1;
    _Bool first = atomic_compare_exchange_strong(&w, &expected, 100u),
          second = atomic_compare_exchange_strong(&w, &wrong, 5u);
    console_print(c, "%d %d %d %u %u\n", t, first, second, w, wrong);
    return 0;
}
