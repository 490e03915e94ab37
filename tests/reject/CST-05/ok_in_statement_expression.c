// The legal neighbour of in_statement_expression.c.

#include <spin/safe.h>

struct base {
    int kind;
};
struct derived {
    struct base base;
    void *extra;
};
int f(struct base *b)
{
    struct derived *x = ({ as(struct derived, b); });
    return x != 0;
}
