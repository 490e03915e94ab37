// The base of a slice and the array that it was made of are one.
// expect: 738
// plain: no - the length of a part
#include <console.h>

SLICE(u8, bytes);

static u16 bumped(u32 n, u8 *__array bytes)
{
    u8 *same = bytes;
    same[4]++;
    return (u16)(bytes[n & 1] + same[4]);
}

int main(int argc, str_t *__array argv)
{
    u8 *all = new_array(u8, 8);
    bytes middle = {all, 1, 6};
    u32 sum = bumped((u32)lenof(all), all);
    for (u32 i = 0; i < lenof(elems(middle)); i++)
        sum = 3 * sum + elems(middle)[i];
    console_print(console_open(), "%u\n", sum);
    return 0;
}
