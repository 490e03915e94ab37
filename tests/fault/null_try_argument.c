// A bad argument is the fault of who calls, found before the barrier.
#include <spin/safe.h>

static void touch(int *p)
{
    *p = 1;
}

int main(int argc, str_t *__array argv)
{
    int *none = NULL;
    return failed(try_call(touch, none)); // fault: null "none"
}
