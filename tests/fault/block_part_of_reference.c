// Half a reference would be copied: a pointer nobody made.
#include <spin/safe.h>
#include <string.h>

struct node {
    struct node *next;
};

int main(int argc, str_t *__array argv)
{
    struct node **a = new_array(struct node *, 4), **b = new_array(struct node *, 4);
    int n = 12;
    memcpy(a, b, n); // fault: block "" rest=4
    return 0;
}
