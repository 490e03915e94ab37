// A null procedure value cannot be called.
#include <spin/safe.h>

typedef int (*operation)(int);
static operation chosen;

int main(int argc, str_t *__array argv)
{
    return chosen(argc); // fault: null "chosen(argc)"
}
