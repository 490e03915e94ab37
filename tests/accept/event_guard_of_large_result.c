// A guard sees the arguments of an event whose result is returned in memory, with a closure and without.
// plain: no - events
// with: with_box.c
// expect: 3 4 7 | 7 7 7
// expect: 1 2 3 | 90 90 90
#include "box.h"

#include <console.h>
#include <event.h>

struct limits {
    u64 low, high;
};

static struct box sevens(u64 a, u64 b)
{
    struct box result = {7, 7, 7};
    return result;
}

static __functional _Bool is_fifty(u64 a, u64 b)
{
    return a == 50 && b == 60;
}

static struct box high(struct limits *limits, u64 a, u64 b)
{
    struct box result = {limits->high, limits->high, limits->high};
    return result;
}

static __functional _Bool is_above(struct limits *limits, u64 a, u64 b)
{
    return a > limits->low && b > limits->low;
}

static void show(u64 a, u64 b, u64 c, u64 d)
{
    struct box x = box_make(a, b), y = box_make(c, d);
    console_print(console_open(), "%lu %lu %lu | %lu %lu %lu\n", x.a, x.b, x.c, y.a, y.b, y.c);
}

int main(int argc, str_t *__array argv)
{
    struct limits *limits = new(struct limits);
    limits->low = 80;
    limits->high = 90;
    if (!install(box_make, sevens, .guard = is_fifty))
        return 1;
    show(3, 4, 50, 60);
    if (!install(box_make, high, .guard = is_above, .closure = limits))
        return 2;
    show(1, 2, 81, 82);
    return 0;
}
