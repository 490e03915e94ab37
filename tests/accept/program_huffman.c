// Huffman's code of a text: a heap of trees, the codes, the text packed and unpacked.
// expect: she sells sea shells by the sea shore
// expect: 37 11 114
#include <console.h>

struct tree {
    struct tree *zero, *one;
    int weight, letter;
};
struct code {
    u32 bits;
    int length;
};
struct coder {
    struct tree *heap[64];
    int used;
    struct code codes[128];
    u8 packed[256];
    u32 bits;
};
static struct tree *take_lightest(struct coder *k)
{
    int best = 0;
    for (int i = 1; i < k->used; i++)
        if (k->heap[i]->weight < k->heap[best]->weight ||
            (k->heap[i]->weight == k->heap[best]->weight &&
             k->heap[i]->letter < k->heap[best]->letter))
            best = i;
    struct tree *t = k->heap[best];
    k->heap[best] = k->heap[--k->used];
    return t;
}
static struct tree *make(int weight, int letter)
{
    struct tree *t = new (struct tree);
    t->weight = weight;
    t->letter = letter;
    return t;
}
static void assign(struct coder *k, struct tree *t, u32 bits, int length)
{
    if (!t->zero) {
        k->codes[t->letter] = (struct code){bits, length};
        return;
    }
    assign(k, t->zero, bits << 1, length + 1);
    assign(k, t->one, bits << 1 | 1, length + 1);
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    const char *text = "she sells sea shells by the sea shore";
    struct coder *k = new (struct coder);
    int weights[128] = {0}, n = 0;
    for (; text[n]; n++)
        weights[(u8)text[n]]++;
    for (int i = 0; i < 128; i++)
        if (weights[i])
            k->heap[k->used++] = make(weights[i], i);
    int letters = k->used;
    while (k->used > 1) {
        struct tree *a = take_lightest(k), *b = take_lightest(k),
                    *t = make(a->weight + b->weight, a->letter < b->letter ? a->letter : b->letter);
        t->zero = a;
        t->one = b;
        k->heap[k->used++] = t;
    }
    struct tree *root = k->heap[0];
    assign(k, root, 0, 0);
    for (int i = 0; i < n; i++) {
        struct code code = k->codes[(u8)text[i]];
        for (int b = code.length; b-- > 0; k->bits++)
            k->packed[k->bits / 8] |= (code.bits >> b & 1) << k->bits % 8;
    }
    struct tree *at = root;
    for (u32 i = 0; i < k->bits; i++) {
        at = k->packed[i / 8] >> i % 8 & 1 ? at->one : at->zero;
        if (!at->zero) {
            console_print(c, "%c", at->letter);
            at = root;
        }
    }
    console_print(c, "\n%d %d %u\n", n, letters, k->bits);
    return 0;
}
