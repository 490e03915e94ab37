// The heap's numbers and the clock, as an extension sees them.
// plain: no - interfaces of the kernel
// expect: collected 1 kept 7 clock 1
#include <clock.h>
#include <console.h>
#include <heap.h>

struct node {
    struct node *next;
    u32 value;
};

int main(int argc, str_t *__array argv)
{
    struct heap_statistics before = {0}, after = {0};
    u64 began = clock_now();
    struct node *kept = new(struct node);
    kept->next = new(struct node);
    kept->next->value = 7;
    heap_statistics(&before);
    for (u32 i = 0; i < 20000; i++)
        kept->next->next = new(struct node);
    heap_collect();
    heap_statistics(&after);
    console_print(console_open(), "collected %d kept %u clock %d\n", after.collections > before.collections,
                  kept->next->value, clock_now() >= began);
    return after.limit < after.allocated;
}
