// rule: CST-02
// Only the literal 0 is null: an address would be made of a number.
#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow *p)
{
    return (struct flow *)(4 - 2 * 2) != 0;  // error: CST-02 "cannot be made from integers"
}
