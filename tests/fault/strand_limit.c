// A strand has the limit of processor time of the strand that created it, whatever that one waits for.
// run: --limit 30
// exit: 15
#include <strand.h>

static void loop(void *__nullable argument)
{
    for (;;)
        ; // fault: time "loop" limit=30
}

int main(int argc, str_t *__array argv)
{
    status why;
    struct strand *strand = strand_create(loop, NULL, "loop", 0, &why);
    assert(strand != NULL);
    assert(succeeded(strand_start(strand)));
    return strand_join(strand).code;
}
