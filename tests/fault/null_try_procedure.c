// try_call() of no procedure.
#include <spin/safe.h>

typedef void action(void);

int main(int argc, str_t *__array argv)
{
    action *none = NULL;
    return failed(try_call(none)); // fault: null
}
