// rule: CST-02
// Whatever lies at address 4096 would be read as a struct flow.
#include <spin/safe.h>

struct flow {
    int packets;
};
enum { ADDRESS = 4096 };
int f(struct flow *p)
{
    return (struct flow *)ADDRESS != 0;  // error: CST-02 "cannot be made from integers"
}
