// Two procedures that call each other.
#include <spin/safe.h>

static int odd(int n);
static int even(int n) { return odd(n + 1) + 1; } static int odd(int n) { return even(n + 1) + 1; } // fault: stack

int main(int argc, str_t *__array argv)
{
    return even(argc);
}
