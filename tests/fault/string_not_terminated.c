// An interface that needs a terminator does not read past the array.
#include <device.h>

int main(int argc, str_t *__array argv)
{
    char *name = new_array(char, 4);
    fill(name, 'a', 4);
    return device_open(name) != NULL && argc; // fault: string "name" searched=4 len=4
}
