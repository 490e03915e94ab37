// legal neighbour of member
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
struct __stackonly list {
    struct cursor first;
};
int f(struct list *__scope list) { return *list->first.at; }
