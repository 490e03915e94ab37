// A bound that is a product.
#include <spin/safe.h>

static int zero;
static int last(const u8 *__counted_by(rows * columns) __scope p, int rows, int columns)
{
    return p[rows * columns - 1];
}

int main(int argc, str_t *__array argv)
{
    u8 *image = new_array(u8, 100);
    return last(image, 10, 11 + zero); // fault: count "image" n=110 len=100
    return 0;
}
