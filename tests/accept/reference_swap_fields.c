// References in objects swapped, cleared and compared.
// expect: 154 4321 4 1
#include <console.h>

struct node {
    struct node *left, *right;
    int v;
};
static void flip(struct node *__nullable n)
{
    if (!n)
        return;
    struct node *t = n->left;
    n->left = n->right;
    n->right = t;
    flip(n->left);
    flip(n->right);
}
static struct node *make(int v, struct node *__nullable l, struct node *__nullable r)
{
    struct node *n = new (struct node);
    n->v = v;
    n->left = l;
    n->right = r;
    return n;
}
static int walk(struct node *__nullable n)
{
    return n ? (walk(n->left) * 10 + n->v) * (n->right ? 10 : 1) + walk(n->right) : 0;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct node *t = make(2, make(1, NULL, NULL), make(4, make(3, NULL, NULL), NULL));
    console_print(c, "%d ", walk(t));
    flip(t);
    console_print(c, "%d ", walk(t));
    struct node *l = t->left;
    t->left = NULL;
    console_print(c, "%d %d\n", l->v, t->left == NULL && t->right != NULL);
    return 0;
}
