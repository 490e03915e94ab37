/* Plain C that would read another's memory; spinc refuses it line by line. */
#include <console.h>

module(unsafe);

struct secret {
    u64 key;
};

int main(int argc, str_t *__array argv)
{
    struct secret *secret = (struct secret *)0x7f0000001000; /* forge a pointer from a number */
    void *any = secret;
    struct secret *other = any;                              /* cast without a check */
    return (int)(secret + 1)->key + (int)other->key;         /* walk past an object */
}
