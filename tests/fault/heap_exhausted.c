// Objects until the account is empty.
#include <spin/safe.h>

static int zero;
struct node { struct node *next; u8 pad[100000]; };

int main(int argc, str_t *__array argv)
{
    struct node *list = NULL;
    while (zero == 0) {
        struct node *n = new(struct node); // fault: heap ""
        n->next = list;
        list = n;
    }
    return 0;
}
