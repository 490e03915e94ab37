// rule: MOD-12
// The kernel passes two words; a third would be read from whatever lies in its register.
#include <spin/safe.h>
int main(int argc, str_t *__array argv, str_t *__array envp)  // error: MOD-12
{
    return argc && argv[0] != NULL;
}
