// rule: GLB-02
// The object file would hold an address that no object has.
#include <spin/safe.h>

struct s {
    int a, b;
};
static struct s one;
struct ref {
    int *p;
    struct s *s;
};
static struct ref r = {.p = &one.b};  // error: GLB-02 "inside an object"
int f(void)
{
    return r.p == 0;
}
