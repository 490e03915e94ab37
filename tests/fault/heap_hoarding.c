// A domain has a limit; what it keeps counts.
#include <spin/safe.h>

struct chunk {
    struct chunk *next;
    u8 space[60000];
};

int main(int argc, str_t *__array argv)
{
    struct chunk *all = NULL;
    for (;;) {
        struct chunk *chunk = new(struct chunk); // fault: heap "new(struct chunk)" n=1 size=60008
        chunk->next = all;
        all = chunk;
    }
    return argc;
}
