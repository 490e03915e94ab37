#include <spin/safe.h>
int main(int argc, str_t *argv)
{
    return argc && *argv != NULL;
}
