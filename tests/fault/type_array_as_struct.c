// An array of bytes is not a struct.
#include <spin/safe.h>

struct flow {
    struct flow *next;
};

int main(int argc, str_t *__array argv)
{
    void *any = new_array(u8, 64);
    return as(struct flow, any)->next == NULL && argc; // fault: type "as(struct flow, any)' any is an array of 64 'u8', wanted 'struct flow'"
}
