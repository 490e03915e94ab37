/* A red-black tree (Guibas, Sedgewick): insertion, lookup and removal. */
#include <compute.h>
#include <random.h>

module(red_black_tree);
implements(compute);

DEFINE_RANDOM(random_next)

enum { KEYS = 3000 };

struct node {
    struct node *left, *right, *parent;
    u32 key;
    u8 is_red;
};

struct tree {
    struct node *root;
};

static struct tree *tree;
static u32 *__array keys;

static int is_red(const struct node *__nullable node)
{
    return node && node->is_red;
}

/* Puts `other` in the place that `node` has below its parent. */
static void replace(struct tree *t, struct node *node, struct node *__nullable other)
{
    struct node *parent = node->parent;
    if (!parent)
        t->root = other;
    else if (parent->left == node)
        parent->left = other;
    else
        parent->right = other;
    if (other)
        other->parent = parent;
}

static void rotate_left(struct tree *t, struct node *node)
{
    struct node *up = node->right;
    replace(t, node, up);
    node->right = up->left;
    if (up->left)
        up->left->parent = node;
    up->left = node;
    node->parent = up;
}

static void rotate_right(struct tree *t, struct node *node)
{
    struct node *up = node->left;
    replace(t, node, up);
    node->left = up->right;
    if (up->right)
        up->right->parent = node;
    up->right = node;
    node->parent = up;
}

/* A red node whose parent may be red as well. */
static void repair_insertion(struct tree *t, struct node *node)
{
    while (is_red(node->parent)) {
        struct node *parent = node->parent, *grandparent = parent->parent;
        int is_left = grandparent->left == parent;
        struct node *uncle = is_left ? grandparent->right : grandparent->left;
        if (is_red(uncle)) {
            parent->is_red = uncle->is_red = 0;
            grandparent->is_red = 1;
            node = grandparent;
            continue;
        }
        if (is_left && parent->right == node) {
            rotate_left(t, parent);
            parent = node;
        } else if (!is_left && parent->left == node) {
            rotate_right(t, parent);
            parent = node;
        }
        parent->is_red = 0;
        grandparent->is_red = 1;
        if (is_left)
            rotate_right(t, grandparent);
        else
            rotate_left(t, grandparent);
        break;
    }
    t->root->is_red = 0;
}

static int insert(struct tree *t, u32 key)
{
    struct node *parent = NULL;
    for (struct node *at = t->root; at; at = key < at->key ? at->left : at->right) {
        if (at->key == key)
            return 0;
        parent = at;
    }
    struct node *node = new (struct node);
    node->key = key;
    node->parent = parent;
    node->is_red = 1;
    if (!parent)
        t->root = node;
    else if (key < parent->key)
        parent->left = node;
    else
        parent->right = node;
    repair_insertion(t, node);
    return 1;
}

static struct node *find(struct tree *t, u32 key)
{
    struct node *at = t->root;
    while (at && at->key != key)
        at = key < at->key ? at->left : at->right;
    return at;
}

/* The sibling's side of the repair below, on the left or on the right. */
static struct node *repair_side(struct tree *t, struct node *parent, int is_left)
{
    struct node *sibling = is_left ? parent->right : parent->left;
    if (sibling->is_red) {
        sibling->is_red = 0;
        parent->is_red = 1;
        if (is_left)
            rotate_left(t, parent);
        else
            rotate_right(t, parent);
        sibling = is_left ? parent->right : parent->left;
    }
    if (!is_red(sibling->left) && !is_red(sibling->right)) {
        sibling->is_red = 1;
        return parent;
    }
    if (is_left && !is_red(sibling->right)) {
        sibling->left->is_red = 0;
        sibling->is_red = 1;
        rotate_right(t, sibling);
        sibling = parent->right;
    } else if (!is_left && !is_red(sibling->left)) {
        sibling->right->is_red = 0;
        sibling->is_red = 1;
        rotate_left(t, sibling);
        sibling = parent->left;
    }
    sibling->is_red = parent->is_red;
    parent->is_red = 0;
    if (is_left) {
        sibling->right->is_red = 0;
        rotate_left(t, parent);
    } else {
        sibling->left->is_red = 0;
        rotate_right(t, parent);
    }
    return t->root;
}

/* `node`, which may be missing, has one black too few above it. */
static void repair_removal(struct tree *t, struct node *__nullable node,
                           struct node *__nullable parent)
{
    while (node != t->root && !is_red(node) && parent) {
        node = repair_side(t, parent, parent->left == node);
        parent = node->parent;
    }
    if (node)
        node->is_red = 0;
}

static void erase(struct tree *t, struct node *node)
{
    if (node->left && node->right) {
        struct node *next = node->right;
        while (next->left)
            next = next->left;
        node->key = next->key;
        node = next;
    }
    struct node *child = node->left ? node->left : node->right, *parent = node->parent;
    int was_black = !node->is_red;
    replace(t, node, child);
    if (was_black)
        repair_removal(t, child, parent);
    free(node);
}

/* Blacks on each way down; the tree is broken when they differ or a red one has a red child. */
static u32 check(const struct node *__nullable node)
{
    if (!node)
        return 1;
    u32 left = check(node->left), right = check(node->right);
    assert(left == right && !(node->is_red && (is_red(node->left) || is_red(node->right))));
    return left + !node->is_red;
}

void compute_prepare(void)
{
    tree = new (struct tree);
    keys = new_array(u32, KEYS);
    for (u32 i = 0; i < KEYS; i++)
        keys[i] = random_next() % (4 * KEYS);
}

u64 compute_run(u64 turns)
{
    u64 sum = 0;
    while (turns-- > 0) {
        for (u32 i = 0; i < KEYS; i++)
            sum += (u64)insert(tree, keys[i]);
        for (u32 i = 0; i < 4 * KEYS; i++)
            sum += find(tree, i) != NULL;
        for (u32 i = 0; i < KEYS; i++) {
            struct node *node = find(tree, keys[i]);
            if (node)
                erase(tree, node);
            if (i % 1000 == 500)
                sum += check(tree->root);
        }
        assert(!tree->root);
    }
    return sum;
}
