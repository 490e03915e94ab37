// legal neighbour of local_array
#include <spin/safe.h>
char *__scope f(char *__counted_by(4) __scope here)
{
    here[0] = 'a';
    return here;
}
