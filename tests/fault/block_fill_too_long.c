// fill() past the end.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    u32 local[4];
    fill(local, 1, argc + 4); // fault: block "fill(local, 1, argc + 4)" n=5 len=4
    return (int)local[0];
}
