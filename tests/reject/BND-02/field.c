// rule: BND-02
// The word behind the array would be written.
#include <spin/safe.h>

struct s {
    int row[4];
    void *next;
};
int f(struct s *s)
{
    int a[10] = {0};
    s->row[4] = 1;  // error: BND-02 "out of bounds"
    return a[0];
}
