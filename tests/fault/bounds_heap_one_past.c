// The last byte before this index belongs to the array; the next word is another object.
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    int *numbers = new_array(int, 10);
    return numbers[argc + 9]; // fault: bounds "numbers[argc + 9]" i=10 len=10
}
