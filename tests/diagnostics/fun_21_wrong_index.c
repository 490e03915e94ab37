#define WRONG
#include <printing.h>
void f(void)
{
    printing_print(1, "text");
}
