// Indices that differ only in a real constant are not the same.
#include <spin/safe.h>

static int sum(int *__array a, double x, int n)
{
    int s = 0;
    for (int i = 0; i < n; i++) {
        s += a[x < 1.0];
        s += a[x < 2.0]; // fault: bounds "a[x < 2]" i=1 len=1
    }
    return s;
}

int main(int argc, str_t *__array argv)
{
    return sum(new_array(int, 1), argc + 0.5, 10);
}
