// Two procedures that call each other.
#include <spin/safe.h>

static int odd(int n);
static int even(int n) // fault: stack "even"
{
    return odd(n + 1) + 1;
}
static int odd(int n)
{
    return even(n + 1) + 1;
}

int main(int argc, str_t *__array argv)
{
    return even(argc);
}
