// rule: CAP-01
// An object of unknown size would be made, or taken for another.
#include <spin/safe.h>

union net;
union own {
    int n;
};
int f(int n)
{
    (void)new(union net), (void)n;  // error: CAP-01 "is opaque here"
    return 0;
}
