// legal neighbour of argv_kind
#include <spin/safe.h>
int main(int argc, str_t *__array argv)
{
    return argc && *argv != NULL;
}
