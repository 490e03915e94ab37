#include <spin/safe.h>
struct __attribute__((may_alias)) item {
    int value;
};
int f(struct item *i) { return i->value; }
