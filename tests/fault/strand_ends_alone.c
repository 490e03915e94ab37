// A fault ends the strand it happens on; who joins it hears so, and the others go on.
// exit: 143
#include <strand.h>

struct counter {
    u32 value;
};

static void count(void *__nullable argument)
{
    for (u32 i = 0; i < 3; i++) {
        as(struct counter, argument)->value++; // fault: null "as(struct counter, argument)->value"
        strand_yield();
    }
}

static struct strand *begin(struct counter *__nullable counter)
{
    status why;
    struct strand *strand = strand_create(count, counter, "count", 0, &why);
    assert(strand != NULL);
    assert(succeeded(strand_start(strand)));
    return strand;
}

int main(int argc, str_t *__array argv)
{
    struct counter *counter = new(struct counter);
    struct strand *good = begin(counter), *bad = begin(NULL);
    int how = strand_join(bad).code;
    assert(strand_join(bad).code == how);
    assert(succeeded(strand_join(good)));
    return how * 10 + (int)counter->value;
}
