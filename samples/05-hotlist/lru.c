/* Least recently used: frames in a list from the oldest use to the newest; the oldest leaves. */
#include "policy.h"

module(lru);
implements(policy);

/* The list is circular, with a head: next is towards newer. */
struct node {
    struct node *previous, *next;
    u32 frame;
};

static struct node *head;
static struct node **__array nodes;

static void unlink(struct node *node)
{
    node->previous->next = node->next;
    node->next->previous = node->previous;
}

static void append(struct node *node)
{
    node->previous = head->previous;
    node->next = head;
    head->previous->next = node;
    head->previous = node;
}

void policy_start(u32 frames)
{
    head = new(struct node);
    head->previous = head->next = head;
    nodes = new_array(struct node *, frames);
    for (u32 i = 0; i < frames; i++) {
        nodes[i] = new(struct node);
        nodes[i]->frame = i;
    }
}

void policy_loaded(u32 frame)
{
    append(nodes[frame]);
}

void policy_used(u32 frame)
{
    unlink(nodes[frame]);
    append(nodes[frame]);
}

u32 policy_victim(void)
{
    struct node *oldest = head->next;
    unlink(oldest);
    return oldest->frame;
}

const char *policy_name(void)
{
    return "lru";
}
