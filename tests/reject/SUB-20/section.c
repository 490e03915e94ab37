// rule: SUB-20
// Data put into another section could overlay the module's own tables.
#include <spin/safe.h>
static int value __attribute__((section(".spin.module"))) = 1;  // error: SUB-20 "section"
int f(void) { return value; }
