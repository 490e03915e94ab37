/*
 * Stacks of strands: the zone is cut from low to high; places that come back are reused for
 * stacks of the same size.  What stays mapped is given up when a new stack finds no frames.
 */
#include "stack.h"

#include "frame.h"
#include "memory.h"
#include "strand.h"

enum { KEEP = 64 };

static struct range zone;    /* not cut yet */
static struct stack *places; /* given back, unmapped */
static struct stack *mapped; /* given back, of default size, still mapped */
static size_t mapped_count;

static size_t size_of(const struct stack *stack)
{
    return stack->range.high - stack->range.low;
}

static struct stack *reuse_place(size_t bytes)
{
    for (struct stack **link = &places; *link != NULL; link = &(*link)->next) {
        struct stack *stack = *link;
        if (size_of(stack) == bytes) {
            *link = stack->next;
            return stack;
        }
    }
    return NULL;
}

static struct stack *cut_place(size_t bytes)
{
    if (zone.high - zone.low < bytes + STRAND_GUARD)
        return NULL;
    struct stack *stack = memory_new(sizeof(*stack));
    if (stack == NULL)
        return NULL;
    stack->range.low = zone.low + STRAND_GUARD;
    stack->range.high = stack->range.low + bytes;
    zone.low = stack->range.high;
    return stack;
}

static struct stack *take_mapped(void)
{
    struct stack *kept = mapped;
    mapped = kept->next;
    mapped_count--;
    return kept;
}

static void unmap(struct stack *stack)
{
    size_t pages = size_of(stack) / MACHINE_PAGE;
    machine_unmap(stack->range.low, pages);
    frame_give(stack->frames, pages);
    stack->next = places;
    places = stack;
}

static bool map(struct stack *stack)
{
    size_t pages = size_of(stack) / MACHINE_PAGE;
    if (frame_map(stack->range.low, pages, MACHINE_READ_WRITE, &stack->frames))
        return true;
    while (mapped != NULL)
        unmap(take_mapped());
    return frame_map(stack->range.low, pages, MACHINE_READ_WRITE, &stack->frames);
}

struct stack *stack_take(size_t bytes)
{
    if (bytes == STRAND_STACK && mapped != NULL)
        return take_mapped();
    struct stack *stack = reuse_place(bytes);
    if (stack == NULL)
        stack = cut_place(bytes);
    if (stack == NULL || map(stack))
        return stack;
    stack->next = places;
    places = stack;
    return NULL;
}

void stack_give(struct stack *stack)
{
    if (size_of(stack) != STRAND_STACK || mapped_count == KEEP) {
        unmap(stack);
        return;
    }
    stack->next = mapped;
    mapped = stack;
    mapped_count++;
}

void stack_boot(void)
{
    zone = machine_layout()->stacks;
}

static void free_all(struct stack *list)
{
    while (list != NULL) {
        struct stack *next = list->next;
        memory_free(list);
        list = next;
    }
}

void stack_shutdown(void)
{
    for (const struct stack *stack = mapped; stack != NULL; stack = stack->next) {
        machine_unmap(stack->range.low, size_of(stack) / MACHINE_PAGE);
        frame_give(stack->frames, size_of(stack) / MACHINE_PAGE);
    }
    free_all(mapped);
    free_all(places);
    mapped = places = NULL;
    mapped_count = 0;
}
