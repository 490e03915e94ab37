// A bit-field of null.
#include <spin/safe.h>

struct bits {
    unsigned a : 3, b : 5;
};

static int get(struct bits *__nullable p)
{
    return p->b; // fault: null "p->b"
}

int main(int argc, str_t *__array argv)
{
    return get(NULL);
}
