// A reference read from outside would be forged.
#include <spin/safe.h>

struct node {
    int value;
};

int main(int argc, str_t *__array argv)
{
    struct node **nodes = new_array(struct node *, 2);
    nodes[0] = nodes[1] = new(struct node);
    return nodes[argc + 1]->value; // fault: bounds "nodes[argc + 1]" i=2 len=2
}
