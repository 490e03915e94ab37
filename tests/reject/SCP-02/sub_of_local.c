// rule: SCP-02
// The heap would keep a part of a local array.
#include <spin/safe.h>
struct name { const char *text; };
void f(struct name *name)
{
    char here[8] = "text";
    name->text = sub(here, 1, 2);  // error: SCP-02
    here[0] = 0;
}
