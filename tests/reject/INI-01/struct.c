// rule: INI-01
// The value would be written behind the object.
#include <spin/safe.h>

struct flow {
    int packets;
};
static struct flow s = {1, 2};  // error: INI-01 "more initialisers"
int f(void)
{
    return s.packets;
}
