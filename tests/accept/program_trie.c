// Words in a trie: inserted, found, counted by their beginning, listed in order.
// expect: a:1 i:1 in:1 inn:1 tea:2 ten:1 tent:1 to:1 
// expect: 4 1 1
#include <console.h>

struct trie {
    struct trie *child[26];
    int words, below;
};
static void insert(struct trie *t, const char *word)
{
    t->below++;
    for (int i = 0; word[i]; i++) {
        int k = word[i] - 'a';
        if (!t->child[k])
            t->child[k] = new (struct trie);
        t = t->child[k];
        t->below++;
    }
    t->words++;
}
static struct trie *__nullable find(struct trie *t, const char *word)
{
    for (int i = 0; word[i] && t; i++)
        t = t->child[word[i] - 'a'];
    return t;
}
static void list(struct console *c, struct trie *t, char *__counted_by(room) __scope path, int room,
                 int depth)
{
    if (t->words)
        console_print(c, "%.*s:%d ", depth, path, t->words);
    for (int i = 0; i < 26 && depth < room; i++) {
        if (!t->child[i])
            continue;
        path[depth] = 'a' + i;
        list(c, t->child[i], path, room, depth + 1);
    }
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    static const str_t words[] = {"tea", "ten", "to", "i", "in", "inn", "tea", "a", "tent"};
    struct trie *root = new (struct trie);
    for (u32 i = 0; i < sizeof words / sizeof *words; i++)
        insert(root, words[i]);
    char path[16];
    list(c, root, path, 16, 0);
    struct trie *te = find(root, "te"), *none = find(root, "x");
    console_print(c, "\n%d %d %d\n", te ? te->below : 0, none == NULL, find(root, "tent")->words);
    return 0;
}
