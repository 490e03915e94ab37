// Null is no counted result of a procedure that does not say __nullable.
#include <spin/safe.h>

static int *__counted_by(n) make(int n)
{
    return NULL; // fault: count "0" n=5 len=0
}

int main(int argc, str_t *__array argv)
{
    return make(argc + 4)[4];
}
