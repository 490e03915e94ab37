// legal neighbour of packed
#include <spin/safe.h>
struct item {
    char kind;
    struct item *next;
};
int f(struct item *i) { return i->next != NULL; }
