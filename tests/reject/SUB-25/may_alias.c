// rule: SUB-25
// The lowered code's aliasing rules hold for every type but plain ones.
#include <spin/safe.h>
struct __attribute__((may_alias)) item {  // error: SUB-25
    int value;
};
int f(struct item *i) { return i->value; }
