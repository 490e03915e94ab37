// legal neighbour of long_double_field
#include <spin/safe.h>
struct s {
    double x;
};
int f(struct s *s) { return s != NULL; }
