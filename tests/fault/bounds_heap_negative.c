// A negative index is a huge unsigned one.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    int *numbers = new_array(int, 10);
    int i = -argc;
    return numbers[i]; // fault: bounds "numbers[i]" i=-1 len=10
}
