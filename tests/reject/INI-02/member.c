// rule: INI-02
// The value would be written behind the object.
#include <spin/safe.h>

static struct {
    char name[4];
    void *next;
} s = {"too long"};  // error: INI-02 "8 characters for an array of 4"
int f(void)
{
    return s.name[0];
}
