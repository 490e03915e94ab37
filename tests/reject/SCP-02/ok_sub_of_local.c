// legal neighbour of sub_of_local
#include <spin/safe.h>
struct name { const char *text; };
void f(struct name *name)
{
    char here[8] = "text";
    name->text = "text";
    here[0] = 0;
}
