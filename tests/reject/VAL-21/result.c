// rule: VAL-21
// The result's storage lies in the caller's frame.
#include <spin/safe.h>
struct big { u8 bytes[5000]; };
struct big f(struct big *p)  // error: VAL-21
{
    return *p;
}
