// `i + 1 < n` holds for the greatest i as well, whose successor is 0: it says nothing of i.
#include <console.h>

static int second(const u8 *__counted_by(n) b, size_t n, size_t i)
{
    if (i + 1 < n)
        return b[i]; // fault: bounds "b[i]" i=-1 len=4
    return 0;
}

int main(int argc, str_t *__array argv)
{
    return second(new_array(u8, 4), 4, (size_t)0 - (size_t)argc - 1 + (size_t)argc);
}
