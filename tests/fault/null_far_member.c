// A member megabytes behind null.
#include <spin/safe.h>

struct huge { u8 pad[3000000]; int v; };
struct box { struct huge *h; };

int main(int argc, str_t *__array argv)
{
    struct box *b = new(struct box);
    return b->h->v; // fault: null "b->h->v"
    return 0;
}
