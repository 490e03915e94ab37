// rule: LEX-08
// Names in the object are made of the characters every assembler reads.
#include <spin/safe.h>
static int a$b;  // error: LEX-08
