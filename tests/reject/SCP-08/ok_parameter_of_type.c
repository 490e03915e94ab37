// legal neighbour of parameter_of_type
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
typedef int (*step)(struct cursor *__scope c);
int f(step s) { return s != 0; }
