// as() of another type.
#include <spin/safe.h>

struct circle { int radius; };
struct square { int side; };

int main(int argc, str_t *__array argv)
{
    void *any = new(struct circle);
    return as(struct square, any)->side; // fault: type "any is 'struct circle', wanted 'struct square'"
    return 0;
}
