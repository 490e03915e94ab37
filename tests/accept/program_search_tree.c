// A binary search tree: inserted, removed at leaves and inside, walked in order.
// expect: 25 30 35 60 70 80 90 60
#include <console.h>

struct node {
    struct node *left, *right;
    int key;
};
static struct node *insert(struct node *__nullable t, int key)
{
    if (!t) {
        t = new (struct node);
        t->key = key;
    } else if (key < t->key) {
        t->left = insert(t->left, key);
    } else if (key > t->key) {
        t->right = insert(t->right, key);
    }
    return t;
}
static struct node *__nullable drop(struct node *__nullable t, int key)
{
    if (!t)
        return NULL;
    if (key < t->key) {
        t->left = drop(t->left, key);
    } else if (key > t->key) {
        t->right = drop(t->right, key);
    } else if (!t->left || !t->right) {
        return t->left ? t->left : t->right;
    } else {
        struct node *next = t->right;
        while (next->left)
            next = next->left;
        t->key = next->key;
        t->right = drop(t->right, next->key);
    }
    return t;
}
static void walk(struct console *c, struct node *__nullable t)
{
    if (!t)
        return;
    walk(c, t->left);
    console_print(c, "%d ", t->key);
    walk(c, t->right);
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    static const int keys[] = {50, 20, 80, 10, 30, 70, 90, 25, 35, 60, 20};
    struct node *root = NULL;
    for (u32 i = 0; i < sizeof keys / sizeof *keys; i++)
        root = insert(root, keys[i]);
    root = drop(root, 10);
    root = drop(root, 20);
    root = drop(root, 50);
    root = drop(root, 99);
    walk(c, root);
    console_print(c, "%d\n", root->key);
    return 0;
}
