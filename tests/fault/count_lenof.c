// The length behind the end.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    int *a = new_array(int, 4);
    int *p = a + 5 + zero;
    return (int)lenof(p); // fault: count "lenof" i=5 len=4
    return 0;
}
