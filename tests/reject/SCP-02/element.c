// rule: SCP-02
// The array in the heap would keep a stack slot.
#include <spin/safe.h>
struct node { int value; };
typedef struct node *node_ref;
void f(node_ref *__array table, struct node *__scope lent)
{
    table[0] = lent;  // error: SCP-02
    lent->value++;
}
