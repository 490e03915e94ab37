// rule: SUB-03
// The outer pointer would be counted, not the inner.
#include <spin/safe.h>
struct s {
    u8 *__counted_by(n) *p;  // error: SUB-03
    u32 n;
};
int f(struct s *s) { return s != NULL; }
