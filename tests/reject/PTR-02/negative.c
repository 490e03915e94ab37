// rule: PTR-02
// The memory behind the one object would be read or written.
#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow *p)
{
    p[-1].packets = 0;  // error: PTR-02 "index other than 0"
    return 0;
}
