// Behind static data.
#include <spin/safe.h>

static int zero;
static u16 table[8];

int main(int argc, str_t *__array argv)
{
    int i = 8 + zero;
    return table[i]; // fault: bounds "table[i]" i=8 len=8
    return 0;
}
