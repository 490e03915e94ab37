// legal neighbour of argument_member
#include <spin/safe.h>
struct row { int cells[3]; };
static int length(int *__counted_by(3) __scope all) { return (int)lenof(all); }
int f(struct row *row)
{
    return length(row->cells);
}
