// A bound that does not fit 64 bits.
#include <spin/safe.h>

static int zero;
static int last(const u8 *__counted_by(a * b) __scope p, i64 a, i64 b)
{
    return p[0];
}

int main(int argc, str_t *__array argv)
{
    u8 *image = new_array(u8, 100);
    return last(image, 1l << 40, (1l << 40) + zero); // fault: count "image"
    return 0;
}
