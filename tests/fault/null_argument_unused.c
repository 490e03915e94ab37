// null for a parameter that is never followed: it is the caller's mistake all the same.
#include <spin/safe.h>

struct node {
    struct node *next;
};

static int ignore(struct node *n) // fault: null "n"
{
    return n != new(struct node);
}

int main(int argc, str_t *__array argv)
{
    struct node *n = new(struct node);
    return ignore(n->next);
}
