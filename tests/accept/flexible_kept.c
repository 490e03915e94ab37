// What only the elements of a flexible member refer to is kept; half of it is dropped again and again.
// expect: 400000
#include <console.h>

struct leaf { u64 value; };
struct twin { u64 number; struct leaf *leaf; };
struct tree {
    struct tree *none;
    struct twin at[];
};

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct tree *tree = new_flex(struct tree, 1000);
    u64 sum = 0;
    for (u32 round = 0; round < 400; round++) {
        for (u32 i = round % 2; i < 1000; i += 2) {
            tree->at[i].leaf = new(struct leaf);
            tree->at[i].leaf->value = 1;
            new_array(u64, 60)[0] = ~0UL; /* junk, over what would have been freed */
        }
        for (u32 i = 0; i < 1000; i++)
            sum += tree->at[i].leaf ? tree->at[i].leaf->value : 1;
    }
    console_print(c, "%lu\n", sum);
    return 0;
}
