/* Imports one procedure of interface torture: its object holds the whole interface all the same. */
#include <torture.h>

int main(int argc, str_t *__array argv)
{
    torture_tick(1);
    return 0;
}
