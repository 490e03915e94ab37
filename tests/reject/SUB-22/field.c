// rule: SUB-22
// A field that changes between check and use defeats the check.
#include <spin/safe.h>
struct device {
    volatile u32 status;  // error: SUB-22
};
u32 f(struct device *d) { return d->status; }
