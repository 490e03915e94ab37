// rule: PTR-05
// The length of the array would be lost from the type, and one more step would leave it.
#include <spin/safe.h>

struct s {
    int a[4];
};
int f(struct s *s)
{
    return *(&s->a)[0];  // error: PTR-05 "a pointer to an array"
}
