// A procedure value that is null.
#include <spin/safe.h>

static int zero;
typedef int (*procedure)(int);
struct box { procedure run; };

int main(int argc, str_t *__array argv)
{
    struct box *b = new(struct box);
    return b->run(zero); // fault: null "b->run(zero)"
    return 0;
}
