// `*p` of null.
#include <spin/safe.h>

static int *p;

int main(int argc, str_t *__array argv)
{
    return *p + argc; // fault: null "*p"
}
