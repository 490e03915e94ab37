// A pointer may be formed before the start, not used there.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    u8 *p = new_array(u8, 3);
    p -= argc;
    return *p; // fault: bounds "*p" i=-1 len=3
}
