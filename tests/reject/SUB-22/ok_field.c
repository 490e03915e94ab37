// legal neighbour of field
#include <spin/safe.h>
struct device {
    u32 status;
};
u32 f(struct device *d) { return d->status; }
