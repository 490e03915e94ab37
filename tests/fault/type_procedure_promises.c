// A procedure that keeps its argument is not one that borrows it, whatever it is taken through.
#include <spin/safe.h>

struct item { int n; };
typedef void (*keeper)(struct item *p);
typedef void (*borrower)(struct item *__scope p);
static struct item *kept;

static void keep(struct item *p)
{
    kept = p;
}

int main(int argc, str_t *__array argv)
{
    keeper *__array keepers = new_array(keeper, 1);
    keepers[0] = keep;
    void *any = keepers;
    struct item here = {argc};
    borrower *__array borrowers = as_array(borrower, any); // fault: type "as_array(borrower, any)"
    borrowers[0](&here);
    return 0;
}
