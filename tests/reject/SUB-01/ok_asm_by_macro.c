// legal neighbour of asm_by_macro
#include <spin/safe.h>
#define WORD(x) __as##x
int f(void)
{
    return 0;
}
