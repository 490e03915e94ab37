// argv has argc elements.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    return argv[argc] == NULL; // fault: bounds "argv[argc]" i=1 len=1
}
