// A slice whose words no longer fit: its array was replaced by a shorter one.
#include <spin/safe.h>

SLICE(u8, part);

int main(int argc, str_t *__array argv)
{
    part p = {new_array(u8, 16), 2, 0xfffffffe};
    return (int)lenof(elems(p)); // fault: count "elems(p)" n=4294967294 len=14
}
