// A condition that one way through the turn passes by bounds nothing.
#include <spin/safe.h>

static int sum(int *__array a, u32 n, int all)
{
    int s = 0;
    u32 i = 0;
    while (all || i < n) {
        s += a[i]; // fault: bounds "a[i]" i=10 len=10
        i++;
    }
    return s;
}

int main(int argc, str_t *__array argv)
{
    return sum(new_array(int, 10), 10, argc);
}
