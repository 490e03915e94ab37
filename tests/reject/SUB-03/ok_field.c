// legal neighbour of field
#include <spin/safe.h>
struct s {
    u8 *__counted_by(n) p;
    u32 n;
};
int f(struct s *s) { return s != NULL; }
