// Who becomes ready later but has the earlier deadline runs first; a more urgent strand interrupts another.
// plain: no - strands
// with: ../../stdlib-ext/lib/schedule.c
// run: --quantum 100000000
// expect: abc
// expect: <urgent>, refused 1 1, missed 0
#include <console.h>
#include <deadline.h>
#include <package.h>

enum { MILLISECOND = 1000000 };

static struct strand *urgent;
static struct console *out;

static void print(void *__nullable argument)
{
    char name[STRAND_NAME];
    strand_name(strand_current(), name, STRAND_NAME);
    console_print(out, "%s", name);
}

static void wait(void *__nullable argument)
{
    strand_block(strand_current());
    print(NULL);
}

/* The urgent one runs inside this, before the bracket is closed. */
static void wake(void *__nullable argument)
{
    console_print(out, "\n<");
    strand_unblock(urgent);
    console_print(out, ">");
}

static struct strand *begin(strand_procedure procedure, const char *__cstr name, u64 within)
{
    status why;
    struct strand *strand = strand_create(procedure, NULL, name, 0, &why);
    assert(strand != NULL && succeeded(package_entrust(strand, deadline_leader())));
    assert(succeeded(deadline_join(strand, within * MILLISECOND)));
    assert(succeeded(strand_start(strand)));
    return strand;
}

int main(int argc, str_t *__array argv)
{
    out = console_open();
    struct strand *c = begin(print, "c", 30000), *a = begin(print, "a", 10000), *b = begin(print, "b", 20000);
    assert(succeeded(strand_join(a)) && succeeded(strand_join(b)) && succeeded(strand_join(c)));
    urgent = begin(wait, "urgent", 10000);
    struct strand *waker = begin(wake, "wake", 20000);
    assert(succeeded(strand_join(waker)) && succeeded(strand_join(urgent)));
    console_print(out, ", refused %d %d, missed %lu\n", deadline_join(a, 0).code,
                  deadline_join(a, (u64)-1).code, deadline_missed());
    return 0;
}
