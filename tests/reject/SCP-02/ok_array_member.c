// legal neighbour of array_member
#include <spin/safe.h>
struct line { int used; char text[16]; };
struct name { const char *text; };
void f(struct name *name, struct line *line)
{
    name->text = "line";
    line->used++;
}
