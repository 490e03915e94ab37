// A binary search tree.
// expect: 11 0
#include <console.h>

struct tree {
    struct tree *left, *right;
    int key;
};
static struct tree *insert(struct tree *__nullable t, int key)
{
    if (!t) {
        t = new(struct tree);
        t->key = key;
    } else if (key < t->key)
        t->left = insert(t->left, key);
    else
        t->right = insert(t->right, key);
    return t;
}
static int depth(struct tree *__nullable t)
{
    if (!t)
        return 0;
    int l = depth(t->left), r = depth(t->right);
    return 1 + (l > r ? l : r);
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct tree *t = NULL;
    u32 x = 7;
    for (int i = 0; i < 50; i++) {
        x = x * 69069 + 1;
        t = insert(t, (int)(x >> 20));
    }
    console_print(c, "%d %d\n", depth(t), t->key);
    return 0;
}
