// rule: ORD-01
// The sum would be another one elsewhere.
#include <spin/safe.h>
int f(int i)
{
    return ++i + (i = 3);  // error: ORD-01
}
