// Objects that end in an array of their own length: numbers, structs, references; empty ones; padding.
// plain: no - lengths of references
// expect: 15 5 0 24
// expect: one two three 3
// expect: 7 9 16 1
#include <console.h>

struct numbers {
    u64 id;
    u8 tag;
    u8 at[];
};
struct point { i16 x, y; };
struct path {
    struct numbers *first;
    u32 used;
    struct point at[];
};
struct names {
    struct names *next;
    str_t at[];
};

static u32 sum(u32 n, const u8 *__counted_by(n) __scope p)
{
    u32 total = 0;
    while (n--)
        total += *p++;
    return total;
}

static struct names *names_new(u32 n)
{
    struct names *names = new_flex(struct names, n);
    names->next = new_flex(struct names, 0);
    return names;
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct numbers *numbers = new_flex(struct numbers, 5);
    numbers->tag = 255;
    for (u8 i = 0; i < lenof(numbers->at); i++)
        numbers->at[i] = (u8)(i + 1);
    console_print(c, "%u %lu %lu %lu\n", sum(5, numbers->at), lenof(numbers->at),
                  lenof(new_flex(struct numbers, 0)->at), sizeof(struct numbers) + sizeof(u64));

    struct names *names = names_new(3);
    names->at[0] = "one";
    names->at[1] = "two";
    *(names->at + 2) = "three";
    str_t *from = names->at;
    console_print(c, "%s %s %s %lu\n", from[0], names->at[1], from[2], lenof(from));

    struct path *path = new_flex(struct path, 2);
    void *any = path;
    path->first = numbers;
    path->at[0] = (struct point){3, 4};
    struct point *__scope second = &path->at[1];
    *second = path->at[0];
    second->x += 6;
    console_print(c, "%d %d %lu %d\n", path->at[0].x + path->at[0].y, as(struct path, any)->at[1].x,
                  sizeof(struct path), is(struct path, any) && !is(struct names, any));
    return 0;
}
