// Reading and writing one element is one check.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    long *p = new_array(long, 2);
    p[argc + 1] += 5; // fault: bounds "p[argc + 1]" i=2 len=2
    return 0;
}
