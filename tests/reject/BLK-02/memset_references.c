// rule: BLK-02
// A reference made of 0xff bytes would be followed.
#include <spin/safe.h>
#include <string.h>
struct node { struct node *next; };
void f(struct node *__array all)
{
    memset(all, 0xff, sizeof(struct node));  // error: BLK-02
}
