// ++ on an element outside.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    u8 *p = new_array(u8, 2);
    ++p[argc * 2]; // fault: bounds "p[argc * 2]" i=2 len=2
    return 0;
}
