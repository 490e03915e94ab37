// rule: SCP-06
// Whoever gets the void * may look for a header in front of the frame's word.
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
static void *last;
void f(struct cursor *__scope c, int *kept)
{
    last = c->at;  // error: SCP-06
}
