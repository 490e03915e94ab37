// What a domain keeps to itself after its end by the limit, others do without: half of the memory, at most.
#include <spin/safe.h>

struct chunk {
    struct chunk * next;
    u8 space[3000];
};

static struct chunk * all;

int main(int argc, str_t *__array argv)
{
    for (;;) {
        struct chunk *chunk = new(struct chunk); // fault: heap "new(struct chunk)" n=1 size=3008
        chunk->next = all;
        all = chunk;
    }
    return argc;
}
