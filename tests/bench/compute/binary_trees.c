/* Binary trees that are built, walked and dropped. */
#include <compute.h>

module(binary_trees);
implements(compute);

enum { DEPTH = 10 };

struct tree {
    struct tree *left, *right;
};

static struct tree *grow(int depth)
{
    struct tree *tree = new (struct tree);
    if (depth > 0) {
        tree->left = grow(depth - 1);
        tree->right = grow(depth - 1);
    }
    return tree;
}

static u32 count(const struct tree *tree)
{
    return tree->left ? 1 + count(tree->left) + count(tree->right) : 1;
}

static void drop(struct tree *tree)
{
    if (tree->left) {
        drop(tree->left);
        drop(tree->right);
    }
    free(tree);
}

static struct tree *long_lived;

void compute_prepare(void)
{
    long_lived = grow(DEPTH);
}

u64 compute_run(u64 turns)
{
    u64 sum = 0;
    while (turns-- > 0) {
        for (int depth = 4; depth <= DEPTH; depth += 2)
            for (int i = 0; i < 1 << (DEPTH - depth); i++) {
                struct tree *tree = grow(depth);
                sum += count(tree);
                drop(tree);
            }
        sum += count(long_lived);
    }
    return sum;
}
