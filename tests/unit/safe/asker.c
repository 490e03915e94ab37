/* Asks for names; its exit status says which it got. */
#include <namespace.h>

module(asker);

int main(int argc, str_t *__array argv)
{
    int got = argc == 0;
    if (namespace_find("service"))
        got |= 1;
    if (namespace_find("broken"))
        got |= 2;
    if (namespace_find("private"))
        got |= 4;
    if (namespace_find("nothing"))
        got |= 8;
    if (namespace_withdraw("service").code == STATUS_OK)
        got |= 16;
    if (namespace_find("hoarded"))
        got |= 32;
    if (namespace_find("deep"))
        got |= 64;
    return got + (argv == NULL);
}
