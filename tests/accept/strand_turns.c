// Strands take turns where they give way; whoever joins them hears how they ended, as often as it asks.
// plain: no - strands
// run: --quantum 100000000
// expect: abcabcabc
// expect: joined 0 0, ended 4, switches 4
// expect: name worker
// expect: the same 1, another 0
#include <console.h>
#include <strand.h>

struct note {
    char letter;
    struct console *console;
};

static void write(void *__nullable argument)
{
    struct note *note = as(struct note, argument);
    for (u32 i = 0; i < 3; i++) {
        console_print(note->console, "%c", note->letter);
        strand_yield();
    }
}

static struct strand *begin(struct console *console, char letter)
{
    status why;
    struct note *note = new(struct note);
    note->letter = letter;
    note->console = console;
    struct strand *strand = strand_create(write, note, "worker", 0, &why);
    assert(strand != NULL);
    assert(succeeded(strand_start(strand)));
    return strand;
}

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    struct strand *a = begin(console, 'a'), *b = begin(console, 'b'), *c = begin(console, 'c');
    assert(succeeded(strand_join(a)));
    assert(succeeded(strand_join(b)));
    assert(succeeded(strand_join(c)));
    struct strand_statistics known;
    strand_statistics(a, &known);
    console_print(console, "\njoined %d %d, ended %u, switches %lu\n", strand_join(a).code,
                  strand_join(a).code, known.state, known.switches);
    char name[STRAND_NAME];
    strand_name(b, name, STRAND_NAME);
    console_print(console, "name %s\n", name);
    console_print(console, "the same %d, another %d\n", strand_current() == strand_current(),
                  strand_current() == a);
    return 0;
}
