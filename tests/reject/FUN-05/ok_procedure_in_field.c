// The legal neighbour of procedure_in_field.c.

#include <spin/safe.h>

typedef int (*keeper)(int n) __must_check;

struct store {
    keeper keep[2];
};

int f(struct store *s, int n)
{
    return s->keep[1](n);
    return n;
}
