// Division by zero has no result.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    int zero = argc - 1;
    return 7 / zero; // fault: divide "7 / zero"
}
