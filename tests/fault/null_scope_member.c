// A stack reference in a struct starts as null, and every use is checked.
#include <spin/safe.h>

struct __stackonly cursor {
    int *__scope at;
    u32 n;
};

static int value(struct cursor *__scope c)
{
    return *c->at;  // fault: null "*c->at"
}

int main(int argc, str_t *__array argv)
{
    int here = 1;
    struct cursor set = {&here}, unset = {.n = 1};
    return value(&set) + value(&unset);
}
