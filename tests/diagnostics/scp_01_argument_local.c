#include <spin/safe.h>
struct item { int value; };
static int total;
void add(struct item *i) { total += i->value; }
void f(void)
{
    struct item one = {1};
    add(&one);
}
