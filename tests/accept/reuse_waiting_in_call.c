// A loop that waits in a function of its own, by a call that reads: it ends when another strand stores.
// plain: no - strands
// expect: done
#include <console.h>
#include <strand.h>

struct box {
    u32 done;
};

static u32 is_done(struct box *box)
{
    return box->done;
}

static void store(void *__nullable argument)
{
    as(struct box, argument)->done = 1;
}

static void await(struct box *box)
{
    while (!is_done(box))
        ;
}

int main(int argc, str_t *__array argv)
{
    status why;
    struct box *box = new(struct box);
    struct strand *strand = strand_create(store, box, "store", 0, &why);
    if (!strand || failed(strand_start(strand)))
        return 1;
    await(box);
    console_print(console_open(), "done\n");
    return 0;
}
