// 64-bit division.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    i64 zero = argc - 1;
    return (int)(7 / zero); // fault: divide "7 / zero"
}
