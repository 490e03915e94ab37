// A future is set once; those who wait all get the value, and are told when its maker ends without one.
// plain: no - strands
// with: ../../stdlib-ext/lib/future.c
// expect: set 0, again 5, is set 0 1
// expect: 42 42 42
// expect: maker ended 20 20, myself 1
#include <console.h>
#include <future.h>
#include <strand.h>

struct answer {
    u32 value;
};
DEFINE_FUTURE(struct answer, answers)

static struct future *future;

static void get(void *__nullable argument)
{
    status why;
    struct answer *answer = answers_get(future, &why);
    as(struct answer, argument)->value = answer ? answer->value : (u32)why.code;
}

static void make_nothing(void *__nullable argument)
{
    strand_sleep(1000000);
}

static struct strand *begin(strand_procedure procedure, struct answer *__nullable answer)
{
    status why;
    struct strand *strand = strand_create(procedure, answer, "strand", 0, &why);
    assert(strand != NULL);
    assert(succeeded(strand_start(strand)));
    return strand;
}

/* Till it waits for something. */
static void settle(struct strand *strand)
{
    struct strand_statistics known;
    do {
        strand_sleep(50000);
        strand_statistics(strand, &known);
    } while (known.state != STRAND_WAITS);
}

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    struct strand **strands = new_array(struct strand *, 2);
    struct answer *answer = new(struct answer), *one = new(struct answer), *other = new(struct answer);
    status why, after;
    future = future_create(NULL);
    strands[0] = begin(get, one);
    strands[1] = begin(get, other);
    settle(strands[0]);
    settle(strands[1]);
    answer->value = 42;
    _Bool before = future_is_set(future);
    console_print(console, "set %d, again %d, is set %d %d\n", answers_set(future, answer).code,
                  answers_set(future, new(struct answer)).code, before, future_is_set(future));
    for (u32 i = 0; i < 2; i++)
        assert(succeeded(strand_join(strands[i])));
    answer = answers_get(future, &why);
    console_print(console, "%u %u %u\n", one->value, other->value, answer ? answer->value : 0);
    struct strand *maker = begin(make_nothing, NULL);
    future = future_create(maker);
    _Bool none = answers_get(future, &why) == NULL;
    assert(succeeded(strand_join(maker)));
    none = none && answers_get(future_create(maker), &after) == NULL;
    console_print(console, "maker ended %d %d, ", none ? why.code : 0, after.code);
    none = answers_get(future_create(strand_current()), &why) == NULL;
    console_print(console, "myself %d\n", none ? why.code : 0);
    return 0;
}
