// An object of another type behind void *.
#include <spin/safe.h>

struct timer {
    u64 due;
};
struct flow {
    struct flow *next;
};

int main(int argc, str_t *__array argv)
{
    void *any = new(struct timer);
    struct flow *flow = as(struct flow, any); // fault: type "as(struct flow, any)' any is 'struct timer', wanted 'struct flow'"
    return flow->next == NULL && argc;
}
