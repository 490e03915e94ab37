// rule: INI-01
// The value would be written behind the object.
#include <spin/safe.h>

struct flow {
    int packets;
};
int f(void)
{
    return (struct flow){1, 2}.packets;  // error: INI-01 "more initialisers"
}
