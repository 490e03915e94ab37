// rule: SUB-25
// A reference to an unaligned member tears when another strand writes it.
#include <spin/safe.h>
struct __attribute__((packed)) item {  // error: SUB-25
    char kind;
    struct item *next;
};
int f(struct item *i) { return i->next != NULL; }
