// A write behind a local array: the frame stays whole.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    int a[5];
    for (int i = 0; i < 6; i++)
        a[i] = i; // fault: bounds "a[i]" i=5 len=5
    return 0;
}
