// rule: BND-01
// Readers take the variable for the count: elements behind the array would be read.
#include <spin/safe.h>

enum { count = 4 };

int f(int *__array a)
{
    int count = 100;
    struct box {
        int *__counted_by(count) p; // error: BND-01 "several meanings"
    } *b = new(struct box);
    b->p = a;
    return b->p[0] + count;
}
