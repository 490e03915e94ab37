// No object has so many elements.
#include <spin/safe.h>

struct row { u32 n; u32 at[]; };

int main(int argc, str_t *__array argv)
{
    i64 n = -1;
    return new_flex(struct row, n) != 0; // fault: heap "new_flex(struct row, n)" n=-1 size=4
}
