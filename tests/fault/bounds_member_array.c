// An array inside an object does not reach the next member.
#include <spin/safe.h>

static int zero;
struct box { u8 name[4]; void *secret; };

int main(int argc, str_t *__array argv)
{
    struct box *b = new(struct box);
    int i = 4 + zero;
    b->name[i] = 1; // fault: bounds "b->name[i]" i=4 len=4
    return 0;
}
