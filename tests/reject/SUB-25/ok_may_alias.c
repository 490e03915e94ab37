// legal neighbour of may_alias
#include <spin/safe.h>
struct __plain item {
    int value;
};
int f(struct item *i) { return i->value; }
