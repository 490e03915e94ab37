// An array larger than the account.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    u8 *p = new_array(u8, (u64)argc << 40); // fault: heap "new_array(u8, argc << 40)" n=1099511627776 size=1
    return p[0];
}
