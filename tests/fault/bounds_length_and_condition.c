// The element behind the last one is never reached, though conditions stand between its check and its use.
#include <spin/safe.h>

static int table[4];

int main(int argc, str_t *__array argv)
{
    table[lenof(table)] += argc && argv ? argc : 2; // fault: bounds "table[lenof(table)]" i=4 len=4
    return table[0];
}
