// The value of an assignment to a counted field has as many elements as the field, also in a chain.
// plain: no - lengths of references
// expect: 3 10 3 8 2
#include <console.h>

struct table {
    u32 n;
    int *__counted_by(n) keys;
};

static u64 length(u32 n, const int *__counted_by(n) keys)
{
    return n + lenof(keys);
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct table *t = new(struct table), *other = new(struct table);
    int *all = new_array(int, 8);
    all[2] = 10;
    t->n = other->n = 3;
    int *keys = (t->keys = all);
    int *both = (other->keys = t->keys = all);
    console_print(c, "%lu %d %lu %lu %d\n", lenof(keys), keys[2], lenof(both), lenof(all),
                  (t->keys = both)[2] + (int)length(0, other->keys = all) - 8);
    return 0;
}
