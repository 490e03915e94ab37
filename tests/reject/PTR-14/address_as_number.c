// rule: PTR-14
// Nothing is corrupted: the object at a made-up address does not exist.
#include <spin/safe.h>

int f(u64 address, void *p)
{
    free(address + 8); // error: PTR-14 "no reference"
    return p && address;
}
