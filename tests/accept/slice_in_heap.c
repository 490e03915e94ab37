// Parts of arrays kept in the heap, in arrays of them and handed on by value; empty and null ones.
// plain: no - lengths of references
// expect: 10 3 40 2
// expect: 70 0 0
// expect: 21 5
#include <console.h>

SLICE(int, part);
struct holder {
    part now;
    part *__array old;
};

static part half_of(part whole)
{
    part half = {whole.base, whole.off + whole.len / 2, whole.len - whole.len / 2};
    return half;
}

static int sum(int n, const int *__counted_by(n) __scope p)
{
    int total = 0;
    for (int i = 0; i < n; i++)
        total += p[i];
    return total;
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct holder *h = new(struct holder);
    int *numbers = new_array(int, 5);
    for (int i = 0; i < 5; i++)
        numbers[i] = 10 * (i + 1);
    h->now = (part){numbers, 0, 3};
    h->old = new_array(part, 2);
    h->old[1] = (part){.base = numbers, .off = 3, .len = 2};
    int *from = elems(h->now), *rest = elems(h->old[1]);
    console_print(c, "%d %lu %d %lu\n", *from, lenof(from), *rest, lenof(rest));

    int *right = elems(half_of(h->old[1])), *none = elems(h->old[0]);
    part empty = {numbers, 5, 0};
    console_print(c, "%d %lu %lu\n", *right + sum(1, elems(h->now)) * 2, lenof(none), lenof(elems(empty)));

    u32 i = 0;
    part parts[2] = {{numbers, 1, 1}, {numbers, 2, 1}};
    elems(parts[i])[0] = 21;
    numbers = elems(parts[i]) - 1;
    console_print(c, "%d %lu\n", numbers[1], lenof(numbers) + 3);
    return 0;
}
