#include "zone.h"

#include <string.h>

enum { NO_PLACE = ZONE_NODES };

/* --- Numbers ------------------------------------------------------------------------------------------- */

struct zone_scope zone_scope_new(const struct low_function *function, struct arena *arena)
{
    struct zone_scope scope = {0};
    size_t count = function->parameter_count + 1;
    for (struct low_local *local = function->locals; local; local = local->next)
        count++;
    scope.locals = arena_array(arena, count, sizeof *scope.locals);
    scope.local_count = 1;
    for (size_t i = 0; i < function->parameter_count; i++) {
        function->parameters[i]->number = (uint32_t)scope.local_count;
        scope.locals[scope.local_count++] = function->parameters[i];
    }
    for (struct low_local *local = function->locals; local; local = local->next) {
        local->number = (uint32_t)scope.local_count;
        scope.locals[scope.local_count++] = local;
    }
    return scope;
}

zone_node zone_node_of(const struct low_local *local, enum zone_view view)
{
    return 2 * local->number + view;
}

zone_int zone_least(enum low_type type, enum zone_view view)
{
    if (view == ZONE_UNSIGNED)
        return 0;
    return type == LOW_U32 ? INT32_MIN : INT64_MIN;
}

zone_int zone_most(enum low_type type, enum zone_view view)
{
    if (view == ZONE_UNSIGNED)
        return type == LOW_U32 ? UINT32_MAX : UINT64_MAX;
    return type == LOW_U32 ? INT32_MAX : INT64_MAX;
}

static zone_int node_least(const struct zone_scope *scope, zone_node node)
{
    return node == ZONE_ZERO ? 0 : zone_least(scope->locals[node / 2]->type, node % 2);
}

static zone_int node_most(const struct zone_scope *scope, zone_node node)
{
    return node == ZONE_ZERO ? 0 : zone_most(scope->locals[node / 2]->type, node % 2);
}

/* What the types alone say. */
static zone_int type_distance(const struct zone_scope *scope, zone_node x, zone_node y)
{
    return x == y ? 0 : node_most(scope, x) - node_least(scope, y);
}

/* --- The square ------------------------------------------------------------------------------------------ */

void zone_begin(struct zone *zone, const struct zone_scope *scope)
{
    zone->scope = scope;
    zone->is_reached = true;
    zone->count = 1;
    zone->nodes[0] = ZONE_ZERO;
    zone->least[0][0] = 0;
}

void zone_copy(struct zone *to, const struct zone *from)
{
    to->scope = from->scope;
    to->is_reached = from->is_reached;
    to->count = from->count;
    memcpy(to->nodes, from->nodes, from->count * sizeof *from->nodes);
    for (size_t i = 0; i < from->count; i++)
        memcpy(to->least[i], from->least[i], from->count * sizeof(zone_int));
}

static size_t place_of(const struct zone *zone, zone_node node)
{
    for (size_t i = 0; i < zone->count; i++) {
        if (zone->nodes[i] == node)
            return i;
    }
    return NO_PLACE;
}

/* A number that is not in the square is within its type, and that is all. */
zone_int zone_distance(const struct zone *zone, zone_node x, zone_node y)
{
    size_t i = place_of(zone, x), j = place_of(zone, y);
    if (x == y)
        return 0;
    if (i != NO_PLACE && j != NO_PLACE)
        return zone->least[i][j];
    zone_int most = i == NO_PLACE ? node_most(zone->scope, x) : zone->least[i][0];
    return most + (j == NO_PLACE ? -node_least(zone->scope, y) : zone->least[0][j]);
}

bool zone_holds(const struct zone *zone, zone_node x, zone_node y, zone_int c)
{
    return zone_distance(zone, x, y) <= c;
}

static void remove_place(struct zone *zone, size_t place)
{
    size_t behind = zone->count - place - 1;
    memmove(zone->nodes + place, zone->nodes + place + 1, behind * sizeof *zone->nodes);
    memmove(zone->least + place, zone->least + place + 1, behind * sizeof *zone->least);
    zone->count--;
    for (size_t i = 0; i < zone->count; i++)
        memmove(zone->least[i] + place, zone->least[i] + place + 1, behind * sizeof(zone_int));
}

static size_t make_place(struct zone *zone, zone_node node)
{
    size_t place = place_of(zone, node);
    if (place != NO_PLACE)
        return place;
    if (zone->count == ZONE_NODES)
        remove_place(zone, 1); /* the oldest is forgotten: that is safe */
    place = zone->count++;
    zone->nodes[place] = node;
    zone_int most = node_most(zone->scope, node), least = node_least(zone->scope, node);
    for (size_t i = 0; i < place; i++) {
        zone->least[place][i] = most + zone->least[0][i];
        zone->least[i][place] = zone->least[i][0] - least;
    }
    zone->least[place][place] = 0;
    return place;
}

/* And all that follows. */
static void put_fact(struct zone *zone, zone_node x, zone_node y, zone_int c)
{
    make_place(zone, x);
    make_place(zone, y);
    size_t from = make_place(zone, x), to = place_of(zone, y);
    if (to == NO_PLACE || zone->least[from][to] <= c || zone->least[to][from] + c < 0)
        return; /* the last: nobody comes here */
    for (size_t i = 0; i < zone->count; i++) {
        zone_int through = zone->least[i][from] + c;
        for (size_t j = 0; j < zone->count; j++) {
            if (i != j && through + zone->least[to][j] < zone->least[i][j])
                zone->least[i][j] = through + zone->least[to][j];
        }
    }
}

/* A local of which it is known that it is not negative is the same number in both views. */
static void join_views(struct zone *zone, zone_node node)
{
    if (node == ZONE_ZERO)
        return;
    const struct low_local *local = zone->scope->locals[node / 2];
    zone_node u = zone_node_of(local, ZONE_UNSIGNED), s = zone_node_of(local, ZONE_SIGNED);
    zone_int most = zone_most(local->type, ZONE_SIGNED);
    if (!zone_holds(zone, ZONE_ZERO, s, 0) && !zone_holds(zone, u, ZONE_ZERO, most))
        return;
    put_fact(zone, u, s, 0);
    put_fact(zone, s, u, 0);
}

void zone_add(struct zone *zone, zone_node x, zone_node y, zone_int c)
{
    if (x == y || zone_holds(zone, x, y, c))
        return;
    put_fact(zone, x, y, c);
    join_views(zone, x);
    join_views(zone, y);
}

void zone_forget(struct zone *zone, zone_node node)
{
    size_t place = place_of(zone, node);
    if (place != NO_PLACE)
        remove_place(zone, place);
}

void zone_shift(struct zone *zone, zone_node node, zone_int c)
{
    size_t place = place_of(zone, node);
    for (size_t i = 0; place != NO_PLACE && i < zone->count; i++) {
        zone->least[place][i] += i == place ? 0 : c;
        zone->least[i][place] -= i == place ? 0 : c;
    }
}

/* --- Meeting ------------------------------------------------------------------------------------------- */

static struct zone_kept *keep(const struct zone *from, struct arena *arena)
{
    struct zone_kept *kept = ARENA_NEW(arena, struct zone_kept);
    kept->count = kept->room = from->count;
    kept->nodes = arena_array(arena, kept->count, sizeof *kept->nodes);
    kept->least = arena_array(arena, kept->count * kept->count, sizeof *kept->least);
    memcpy(kept->nodes, from->nodes, kept->count * sizeof *kept->nodes);
    for (size_t i = 0; i < kept->count; i++)
        memcpy(kept->least + i * kept->room, from->least[i], kept->count * sizeof(zone_int));
    return kept;
}

static void give_up_node(struct zone_kept *kept, size_t place)
{
    size_t behind = kept->count - place - 1;
    memmove(kept->nodes + place, kept->nodes + place + 1, behind * sizeof *kept->nodes);
    for (size_t i = 0; i < kept->count; i++) {
        zone_int *row = kept->least + i * kept->room;
        memmove(row + place, row + place + 1, behind * sizeof *row);
    }
    kept->count--;
    for (size_t i = place; i < kept->count; i++)
        memcpy(kept->least + i * kept->room, kept->least + (i + 1) * kept->room,
               kept->count * sizeof(zone_int));
}

/* What has been given up may follow from what is left. */
static void add_up(struct zone_kept *kept)
{
    for (size_t k = 0; k < kept->count; k++) {
        for (size_t i = 0; i < kept->count; i++) {
            for (size_t j = 0; j < kept->count; j++) {
                zone_int through =
                    kept->least[i * kept->room + k] + kept->least[k * kept->room + j];
                zone_int *c = &kept->least[i * kept->room + j];
                *c = i != j && through < *c ? through : *c;
            }
        }
    }
}

bool zone_meet(struct zone_kept **kept, const struct zone *from, bool narrows, struct arena *arena)
{
    bool has_changed = *kept == NULL;
    if (!*kept)
        *kept = keep(from, arena);
    struct zone_kept *into = *kept;
    for (size_t i = into->count; i-- > 1;) {
        if (place_of(from, into->nodes[i]) == NO_PLACE) {
            give_up_node(into, i);
            has_changed = true;
        }
    }
    for (size_t i = 0; i < into->count; i++) {
        for (size_t j = 0; j < into->count; j++) {
            zone_int *c = &into->least[i * into->room + j];
            zone_int other = zone_distance(from, into->nodes[i], into->nodes[j]);
            if (other <= *c)
                continue;
            zone_int given_up = type_distance(from->scope, into->nodes[i], into->nodes[j]);
            *c = narrows && given_up > other ? given_up : other;
            has_changed = true;
        }
    }
    if (narrows && has_changed)
        add_up(into);
    return has_changed;
}

void zone_resume(struct zone *zone, const struct zone_kept *kept)
{
    zone->is_reached = kept != NULL;
    if (!kept)
        return;
    zone->count = kept->count;
    memcpy(zone->nodes, kept->nodes, kept->count * sizeof *kept->nodes);
    for (size_t i = 0; i < kept->count; i++)
        memcpy(zone->least[i], kept->least + i * kept->room, kept->count * sizeof(zone_int));
}
