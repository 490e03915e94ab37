// A part that is lent starts at index 0: what lies in front of it is out of reach.
#include <spin/safe.h>

static int before(const int *__counted_by(n) __scope p, int n, int i)
{
    return p[i - 1]; // fault: bounds "p[i - 1]" i=-1 len=3
}

int main(int argc, str_t *__array argv)
{
    int *a = new_array(int, 8);
    return before(sub(a, 2, 3), 3, argc - 1);
}
