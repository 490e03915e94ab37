// The legal neighbour of member.c.

#include <spin/safe.h>

static struct {
    char name[4];
    void *next;
} s = {"four"};
int f(void)
{
    return s.name[0];
}
