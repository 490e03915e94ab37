// rule: SCP-10
// The header that the callee reads would be the struct's, which counts structs.
#include <spin/safe.h>
struct row { int cells[3]; };
static int length(int *__array __scope all) { return (int)lenof(all); }
int f(struct row *row)
{
    return length(row->cells);  // error: SCP-10
}
