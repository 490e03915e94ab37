// rule: UNI-02
// The member of a struct inside the union lies in the union too.
#include <spin/safe.h>
struct pair { u16 low, high; };
union bits { u32 word; struct pair pair; };
void set(u16 *__scope p) { *p = 1; }
void f(union bits *b)
{
    set(&b->pair.low);  // error: UNI-02
}
