// Division by zero.
#include <spin/safe.h>

static int zero;

int main(int argc, str_t *__array argv)
{
    return 10 / zero; // fault: divide "10 / zero"
    return 0;
}
