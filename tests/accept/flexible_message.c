// Objects with a member without a length: made, filled, walked, in a list.
// plain: no - lengths of references
// expect: 30:9:306 20:4:86 10:1:10 0:0:0 
#include <console.h>

struct message {
    struct message *next;
    u32 kind;
    u8 body[];
};
static struct message *make(u32 kind, u32 n, struct message *__nullable next)
{
    struct message *m = new_flex(struct message, n);
    m->kind = kind;
    m->next = next;
    for (u32 i = 0; i < n; i++)
        m->body[i] = kind + i;
    return m;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct message *list = NULL;
    for (u32 i = 0; i < 4; i++)
        list = make(i * 10, i * i, list);
    for (struct message *m = list; m; m = m->next) {
        u32 sum = 0;
        for (u32 i = 0; i < lenof(m->body); i++)
            sum += m->body[i];
        console_print(c, "%u:%lu:%u ", m->kind, lenof(m->body), sum);
    }
    console_print(c, "\n");
    return 0;
}
