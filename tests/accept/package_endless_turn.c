// A turn that ends behind the end of the clock has no end: it is not over at once.
// plain: no - strands
// expect: told 13, ran 0, ended 4
#include <console.h>
#include <package.h>

static u64 steps;

static void work(void *__nullable argument)
{
    for (u32 i = 0; i < 10000000; i++)
        steps++;
}

int main(int argc, str_t *__array argv)
{
    status why;
    struct strand *worker = strand_create(work, NULL, "worker", 0, &why);
    assert(worker != NULL && succeeded(package_adopt(worker, strand_current(), NULL)));
    assert(succeeded(package_set_turn((u64)-2)) && succeeded(strand_start(worker)));
    int told = strand_resume(worker).code, ran = strand_resume(worker).code;
    console_print(console_open(), "told %d, ran %d, ended %d\n", told, ran,
                  strand_resume(worker).code);
    return 0;
}
