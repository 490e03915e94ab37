// rule: MOD-12
// argv would be taken for a reference to one string.
#include <spin/safe.h>
int main(int argc, str_t *argv)  // error: MOD-12
{
    return argc && *argv != NULL;
}
