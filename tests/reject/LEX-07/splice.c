// rule: LEX-07
// One tool joins these lines, another does not: the second would be a comment or code.
#include <spin/safe.h>
// error+1: LEX-07
int f(void) { return 0; } // \ 
int g(void) { return 1; }
