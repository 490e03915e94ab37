// rule: FUN-21
// An argument would be printed without having been matched against the format.
#define WRONG  // error@printing.h:4: FUN-21
#include <printing.h>
void f(void)
{
    printing_print(1, "text");
}
