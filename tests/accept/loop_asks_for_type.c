// What is behind a downcast in a loop is read only where the type was asked; else it belongs to the next object.
// expect: 0 60
// plain: no - types of objects
#include <console.h>

struct base {
    u64 row[18];
};
struct derived {
    struct base base;
    u16 extra;
};

u32 run(struct base *object, i64 turns);
u32 run(struct base *object, i64 turns)
{
    u32 sum = 0;
    while (turns-- > 0) {
        if (!is(struct derived, object))
            continue;
        as(struct derived, object)->extra += 4;
        sum += as(struct derived, object)->extra;
    }
    return sum;
}

int main(int argc, str_t *__array argv)
{
    struct derived *large = new(struct derived);
    u32 none = run(new(struct base), 5);
    console_print(console_open(), "%u %u\n", none, run((struct base *)large, 5));
    return 0;
}
