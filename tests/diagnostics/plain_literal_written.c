#include <spin/safe.h>
char first(void)
{
    char *text = "abc";
    text[0] = 'x';
    return text[0];
}
