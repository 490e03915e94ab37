// A static array that is referred to from elsewhere has its length in front of it, like any object.
#include <spin/safe.h>

static int counts[4];
static int *__array current;

int main(int argc, str_t *__array argv)
{
    current = counts;
    return current[argc + 3] + (int)lenof(current); // fault: bounds "current[argc + 3]" i=4 len=4
}
