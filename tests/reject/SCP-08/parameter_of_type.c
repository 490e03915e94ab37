// rule: SCP-08
// The copy would be one that nobody follows.
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
typedef int (*step)(struct cursor c);  // error: SCP-08 "a parameter by value"
int f(step s) { return s != 0; }
