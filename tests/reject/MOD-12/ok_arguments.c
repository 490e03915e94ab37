// legal neighbour of arguments
#include <spin/safe.h>
int main(int argc, str_t *__array argv)
{
    return argc && argv[0] != NULL;
}
