// One element behind a local array.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    int a[5] = {0};
    int i = 5 + zero;
    return a[i]; // fault: bounds "a[i]" i=5 len=5
    return 0;
}
