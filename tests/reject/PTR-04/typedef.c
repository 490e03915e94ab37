// rule: PTR-04
// No kind says how long the rows are: an index would leave the array.
#include <spin/safe.h>

typedef int row[4];
struct holder {
    row *rows;  // error: PTR-04 "a pointer to an array"
};
int f(struct holder *h)
{
    return h != 0;
}
