// legal neighbour of wrong_index
#define RIGHT
#include <printing.h>
void f(void)
{
    printing_print(1, "text");
}
