// rule: SUB-02
// The same inside a struct.
#include <spin/safe.h>
struct s {
    long double x;  // error: SUB-02
};
int f(struct s *s) { return s != NULL; }
