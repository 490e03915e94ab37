// rule: CST-02
// The word behind p would be read as a struct flow.
#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow *p)
{
    return (struct flow *)(ptr_hash(p) + 8) != 0;  // error: CST-02 "cannot be made from integers"
}
