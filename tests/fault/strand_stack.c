// A strand's own stack ends at a guard: the strand ends there, nobody else.
// exit: 14
#include <strand.h>

static u32 descend(u32 depth) // fault: stack "descend"
{
    u8 room[4096];
    zero(room, lenof(room));
    return descend(depth + 1) + room[depth % 4096];
}

static void dig(void *__nullable argument)
{
    descend(0);
}

int main(int argc, str_t *__array argv)
{
    status why;
    struct strand *strand = strand_create(dig, NULL, "digger", STRAND_STACK_LEAST, &why);
    assert(strand != NULL);
    assert(succeeded(strand_start(strand)));
    return strand_join(strand).code;
}
