/* Nodes with equal parts have one number: a table of them, by hash. */
#include "number.h"

#include "lower.h"

#include <string.h>

enum { TABLE_START = 256 }; /* a power of two */

void numbers_init(struct numbers *numbers, struct arena *arena)
{
    *numbers = (struct numbers){.arena = arena, .room = TABLE_START, .table_size = TABLE_START};
    numbers->nodes = arena_array(arena, numbers->room, sizeof *numbers->nodes);
    numbers->table = arena_array(arena, numbers->table_size, sizeof *numbers->table);
    numbers->count = 1; /* NUMBER_NONE */
}

static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9e3779b97f4a7c15;
    return hash ^ hash >> 29;
}

static uint32_t hash_of(const struct number_node *node)
{
    uint64_t hash = mix(node->kind, node->form);
    hash = mix(mix(hash, node->a), node->b);
    hash = mix(hash, (uintptr_t)node->pointer);
    for (const char *c = node->name; c && *c; c++)
        hash = mix(hash, (uint64_t)*c);
    return (uint32_t)(hash >> 8);
}

static bool is_same(const struct number_node *x, const struct number_node *y)
{
    bool is_equal = x->kind == y->kind && x->form == y->form && x->a == y->a && x->b == y->b &&
                    x->pointer == y->pointer && !x->name == !y->name;
    return is_equal && (!x->name || strcmp(x->name, y->name) == 0);
}

static uint32_t *find(const struct numbers *numbers, const struct number_node *node)
{
    uint32_t mask = numbers->table_size - 1;
    uint32_t i = hash_of(node) & mask;
    while (numbers->table[i] && !is_same(&numbers->nodes[numbers->table[i]], node))
        i = (i + 1) & mask;
    return &numbers->table[i];
}

static void grow(struct numbers *numbers)
{
    struct number_node *old = numbers->nodes;
    numbers->room *= 2;
    numbers->nodes = arena_array(numbers->arena, numbers->room, sizeof *old);
    memcpy(numbers->nodes, old, numbers->count * sizeof *old);
    numbers->table_size = numbers->room * 2;
    numbers->table = arena_array(numbers->arena, numbers->table_size, sizeof *numbers->table);
    for (uint32_t i = 1; i < numbers->count; i++)
        *find(numbers, &numbers->nodes[i]) = i;
}

uint32_t number_of(struct numbers *numbers, const struct number_node *node)
{
    uint32_t *place = find(numbers, node);
    if (*place)
        return *place;
    if (numbers->count == numbers->room) {
        grow(numbers);
        place = find(numbers, node);
    }
    numbers->nodes[numbers->count] = *node;
    return *place = numbers->count++;
}

bool number_is_constant(const struct numbers *numbers, uint32_t number)
{
    return numbers->nodes[number].kind == NUMBER_CONSTANT;
}

uint32_t number_value(struct numbers *numbers, const struct low_value *value, const uint32_t *slots)
{
    struct number_node node = {.kind = NUMBER_OP, .form = (uint32_t)value->op << 8 | value->type};
    switch ((int)value->op) {
    case LOW_LOCAL: return slots[value->local->number];
    case LOW_CONSTANT:
        node = (struct number_node){.kind = NUMBER_CONSTANT, .form = value->type, .a = value->bits};
        break;
    case LOW_REAL: /* by its bits, which are no number of a node */
        node = (struct number_node){.kind = NUMBER_CONSTANT, .form = value->type};
        memcpy(&node.a, &value->real, sizeof node.a);
        break;
    case LOW_CELL:
    case LOW_PROCEDURE:
    case LOW_TYPE_ID:
        node = (struct number_node){.kind = NUMBER_NAMED, .form = value->op, .name = value->name};
        break;
    case LOW_ADDRESS: node.a = number_place(numbers, value->place, slots); break;
    default:
        node.a = number_value(numbers, value->a, slots);
        node.b = value->b ? number_value(numbers, value->b, slots) : 0;
    }
    return number_of(numbers, &node);
}

/* Types through which the same bytes are the same value: structs by their definition. */
static void put_type(struct number_node *node, const struct type *type)
{
    type = lower_strip(type);
    node->pointer = type->tag ? (const void *)type->tag : NULL;
    if (type->kind == TYPE_POINTER || type->kind == TYPE_ARRAY || type->kind == TYPE_FUNCTION)
        node->pointer = type;
    node->form |=
        (uint32_t)type->kind << 8 | (uint32_t)type->size << 16 | (uint32_t)type->is_signed << 31;
}

static uint32_t number_root(struct numbers *numbers, const struct low_place *place,
                            const uint32_t *slots)
{
    struct number_node node = {.kind = NUMBER_ROOT, .form = place->root};
    if (place->root == LOW_ROOT_LOCAL) {
        node.pointer = place->local;
    } else if (place->root == LOW_ROOT_GLOBAL) {
        node.pointer = place->global;
    } else {
        put_type(&node, place->root_type);
        node.a = number_value(numbers, place->pointer, slots);
        node.b = place->index ? number_value(numbers, place->index, slots) : 0;
    }
    return number_of(numbers, &node);
}

uint32_t number_place(struct numbers *numbers, const struct low_place *place, const uint32_t *slots)
{
    uint32_t number = number_root(numbers, place, slots);
    for (size_t i = 0; i < place->step_count; i++) {
        const struct low_step *step = &place->steps[i];
        struct number_node node = {.kind = NUMBER_MEMBER, .a = number, .pointer = step->field};
        if (!step->field) {
            node.kind = NUMBER_ELEMENT;
            node.b = number_value(numbers, step->index, slots);
        }
        number = number_of(numbers, &node);
    }
    return number;
}
