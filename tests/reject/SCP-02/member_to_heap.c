// rule: SCP-02
// The heap would keep a reference to the frame behind the cursor.
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
struct list { int *first; };
void f(struct list *list, struct cursor *__scope c)
{
    list->first = c->at;  // error: SCP-02
}
