// rule: CST-02
// Whatever lies at address 4096 would be read and written as a struct flow.
#include <spin/safe.h>

struct flow {
    int packets;
};
static struct flow *table[4];
int f(struct flow *p, long n)
{
    table[1] = n;  // error: CST-02 "pointers cannot be made from integers"
    return 0;
}
