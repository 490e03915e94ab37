// legal neighbour of out_parameter
#include <spin/safe.h>
struct node { int value; };
void f(struct node **__scope result)
{
    struct node here = {1};
    *result = new(struct node);
    here.value++;
}
