// When every strand waits and nothing can wake one, the run ends and says who waits for what.
#include <strand.h>

static void wait(void *__nullable argument)
{
    strand_block(strand_current());
}

int main(int argc, str_t *__array argv)
{
    status why;
    struct strand *strand = strand_create(wait, NULL, "waiter", 0, &why);
    assert(strand != NULL);
    assert(succeeded(strand_start(strand)));
    return strand_join(strand).code; // fault: deadlock "main"
}
