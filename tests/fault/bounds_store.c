// A store outside would overwrite a neighbour.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    u16 *p = new_array(u16, 4);
    for (int i = 0; i <= 4; i++)
        p[i] = 7; // fault: bounds "p[i]" i=4 len=4
    return 0;
}
