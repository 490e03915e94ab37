// The legal neighbour of part.c.
#include <spin/safe.h>

struct s { int n, a[]; };
struct two {
    struct s *first;
    struct s *rest;
};
