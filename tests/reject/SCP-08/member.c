// rule: SCP-08
// The heap would hold what the cursor refers to.
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
struct list {
    struct cursor first;  // error: SCP-08 "a member of struct list"
};
int f(struct list *__scope list) { return *list->first.at; }
