/*
 * Packages: who schedules whom, and the lists of those who are ready.
 */
#include "package.h"

#include "domain.h"
#include "memory.h"
#include "panic.h"
#include "scheduler.h"
#include "strand_list.h"

#include "runtime/line.h"

static const uint64_t default_bound = (uint64_t)1000 * 1000 * 1000;
static const uint64_t least_bound = 10 * 1000 * 1000;
static const uint64_t most_bound = (uint64_t)1000 * 1000 * 1000 * 1000;

static struct package *all;
static uint64_t bound;

void package_reset(void)
{
    bound = default_bound;
}

/* --- The tree -------------------------------------------------------------------------------------- */

struct strand *package_base(struct strand *strand)
{
    while (strand->package != NULL)
        strand = strand->package->leader;
    return strand;
}

/* Whether nobody adopted it: the global scheduler's, or whose who rules. */
static bool is_free(const struct strand *strand)
{
    return strand->package == NULL || strand->package == sched.ruler;
}

static bool rules(const struct strand *strand)
{
    return sched.ruler != NULL && sched.ruler == strand->leads;
}

static size_t depth_of(const struct strand *strand)
{
    size_t depth = 0;
    for (; !is_free(strand); strand = strand->package->leader)
        depth++;
    return depth;
}

/* Levels below a strand; no deeper than PACKAGE_DEPTH, so neither is the recursion. */
static size_t height_of(const struct strand *strand)
{
    size_t most = 0;
    if (strand->leads == NULL)
        return 0;
    for (const struct strand *s = strand->leads->first; s != NULL; s = s->next_in_package) {
        size_t height = height_of(s);
        most = height > most ? height : most;
    }
    return most + 1;
}

static bool is_above(const struct strand *strand, const struct strand *below)
{
    while (below != strand && below->package != NULL)
        below = below->package->leader;
    return below == strand;
}

uint64_t package_turn_end(const struct strand *strand)
{
    uint64_t first = UINT64_MAX;
    for (; strand->package != NULL; strand = strand->package->leader)
        if (strand->package->turn_end < first)
            first = strand->package->turn_end;
    return first;
}

void package_charge(const struct strand *strand, uint64_t time, uint64_t cycles)
{
    for (; strand->package != NULL; strand = strand->package->leader) {
        strand->package->lent_time += time;
        strand->package->lent_cycles += cycles;
    }
}

uint64_t package_lent(const struct strand *leader)
{
    const struct package *package = leader->leads;
    return package != NULL ? package->lent_time + sched_nanoseconds(package->lent_cycles) : 0;
}

/* --- Making and ending ------------------------------------------------------------------------------ */

static struct package *package_new(struct strand *leader, uint64_t owner)
{
    struct package *package = memory_new(sizeof *package);
    if (package == NULL)
        return NULL;
    *package = (struct package){
        .leader = leader,
        .owner = owner,
        .turn = UINT64_MAX,
        .turn_end = UINT64_MAX,
        .next = all,
    };
    if (all != NULL)
        all->previous = package;
    all = package;
    leader->leads = package;
    return package;
}

static void package_free(struct package *package)
{
    *(package->previous != NULL ? &package->previous->next : &all) = package->next;
    if (package->next != NULL)
        package->next->previous = package->previous;
    memory_free(package);
}

static void link_in(struct package *package, struct strand *strand)
{
    strand->package = package;
    strand->previous_in_package = NULL;
    strand->next_in_package = package->first;
    if (package->first != NULL)
        package->first->previous_in_package = strand;
    package->first = strand;
}

static void wake_leader(struct package *package)
{
    struct strand *leader = package->leader;
    if (leader->state == STRAND_BLOCKED && leader->wait == STRAND_WAITS_NEWS)
        sched_wake(leader);
}

/* No longer one of the package's; strand->package still says whom the processor goes back to. */
static void link_out(struct strand *strand)
{
    struct package *package = strand->package;
    struct strand *next = strand->next_in_package, *previous = strand->previous_in_package;
    *(previous != NULL ? &previous->next_in_package : &package->first) = next;
    if (next != NULL)
        next->previous_in_package = previous;
    strand->next_in_package = strand->previous_in_package = NULL;
    strand->label[0] = NULL;
    if (package->first == NULL && package != sched.ruler)
        wake_leader(package);
}

void package_enrol(struct strand *strand)
{
    if (sched.ruler != NULL && !rules(strand))
        link_in(sched.ruler, strand);
}

static void let_go(struct strand *strand)
{
    bool was_ready = strand->state == STRAND_READY;
    uint64_t since = strand->ready_since;
    link_out(strand);
    if (was_ready)
        strand_list_remove(strand);
    strand->package = NULL;
    package_enrol(strand);
    if (was_ready)
        sched_ready(strand);
    if (strand->package == NULL)
        strand->ready_since = since; /* its scheduler let it wait, which shows in the statistics */
}

static status check_adopt(const struct strand *strand, const struct strand *leader, uint64_t owner)
{
    const struct package *package = leader->leads;
    if (is_above(strand, leader))
        return STATUS_VALUE(STATUS_INVALID);
    if (package != NULL && (package->is_removed || package->owner != owner))
        return STATUS_VALUE(STATUS_DENIED);
    if (!is_free(strand) || rules(strand) || is_above(strand, sched.current))
        return STATUS_VALUE(STATUS_BUSY);
    if (depth_of(leader) + 1 + height_of(strand) > PACKAGE_DEPTH)
        return STATUS_VALUE(STATUS_LIMIT);
    return OK;
}

/* Nothing is left of a package that was removed, and its leader is in none of its procedures. */
static bool is_spent(const struct strand *leader)
{
    const struct package *package = leader->leads;
    return package != NULL && package->is_removed && package->first == NULL &&
           leader == sched.current && !package->is_telling;
}

status package_adopt(struct strand *strand, struct strand *leader, uint64_t owner, void *label)
{
    if (is_spent(leader))
        package_end(leader);
    status allowed = check_adopt(strand, leader, owner);
    if (failed(allowed))
        return allowed;
    struct package *package = leader->leads != NULL ? leader->leads : package_new(leader, owner);
    if (package == NULL)
        return STATUS_VALUE(STATUS_NO_MEMORY);
    bool was_ready = strand->state == STRAND_READY;
    if (was_ready)
        sched_remove(strand);
    if (strand->package != NULL)
        link_out(strand);
    strand->label[0] = label;
    link_in(package, strand);
    if (was_ready)
        package_ready(strand);
    return OK;
}

status package_release(struct strand *strand)
{
    if (is_free(strand))
        return STATUS_VALUE(STATUS_NOT_FOUND);
    if (strand->package->running == strand)
        return STATUS_VALUE(STATUS_BUSY);
    let_go(strand);
    return OK;
}

void package_leave(struct strand *strand)
{
    struct package *package = strand->package;
    if (package == NULL)
        return;
    if (package->running == strand) {
        package->ended = strand->capability;
        package->leader->label[1] = strand->label[0];
    }
    link_out(strand);
    if (strand != sched.current)
        strand->package = NULL;
}

void package_end(struct strand *strand)
{
    struct package *package = strand->leads;
    if (package == NULL)
        return;
    if (rules(strand))
        sched.ruler = NULL;
    while (package->first != NULL)
        let_go(package->first);
    strand->leads = NULL;
    package_free(package);
}

/* --- Ruling ----------------------------------------------------------------------------------------- */

static status check_rule(const struct strand *leader, uint64_t owner)
{
    const struct package *package = leader->leads;
    if (sched.ruler != NULL)
        return STATUS_VALUE(STATUS_EXISTS);
    if (leader->state == STRAND_CREATED || leader->package != NULL ||
        sched.current->package != NULL)
        return STATUS_VALUE(STATUS_INVALID);
    if (package != NULL && (package->is_removed || package->owner != owner))
        return STATUS_VALUE(STATUS_INVALID);
    return OK;
}

static void subject(struct strand *strand, void *context)
{
    bool was_ready = strand->state == STRAND_READY;
    (void)context;
    if (strand->package != NULL || strand->state == STRAND_DEAD || rules(strand))
        return;
    if (was_ready)
        sched_remove(strand);
    package_enrol(strand);
    if (was_ready)
        package_ready(strand);
}

status package_rule(struct strand *leader, uint64_t owner, uint64_t authority)
{
    if (is_spent(leader))
        package_end(leader);
    status allowed = check_rule(leader, owner);
    if (failed(allowed))
        return allowed;
    struct package *package = leader->leads != NULL ? leader->leads : package_new(leader, owner);
    if (package == NULL)
        return STATUS_VALUE(STATUS_NO_MEMORY);
    package->authority = authority;
    sched.ruler = package;
    strand_each(subject, NULL);
    if (sched.current != leader)
        sched_join();
    return OK;
}

/* --- Ready and running ------------------------------------------------------------------------------ */

void package_recall(struct package *package)
{
    package->is_recalled = true;
    atomic_fetch_or(&machine_pending, PENDING_PREEMPT);
}

/* The clock of the watch: cycles, or with a seed that one's, which counts events. */
static uint64_t watch_clock(void)
{
    return seed.is_set ? seed.clock : machine_cycles();
}

static uint64_t watch_nanoseconds(uint64_t passed)
{
    return seed.is_set ? passed : sched_nanoseconds(passed);
}

static uint64_t lost_by(const struct package *package, uint64_t now)
{
    const struct strand *leader = package->leader;
    bool is_losing = leader->state == STRAND_READY && !seed.is_set; /* see package_time_passed() */
    return package->lost + (is_losing ? now - leader->ready_since : 0);
}

static void line_up(struct strand_list *list, struct strand *strand)
{
    strand->state = STRAND_READY;
    strand->ready_since = machine_cycles();
    strand->lined_up = seed.is_set ? seed.clock : strand->ready_since;
    strand->lost_before = lost_by(strand->package, strand->lined_up);
    strand_list_append(list, strand);
    sched_watch();
}

void package_ready(struct strand *strand)
{
    struct package *package = strand->package;
    line_up(&package->fresh, strand);
    wake_leader(package);
    if (package->running != NULL)
        package_recall(package);
}

void package_put(struct strand *strand)
{
    line_up(&strand->package->ready, strand);
}

bool package_must_yield(struct strand *strand, bool global)
{
    struct strand *top = global ? package_base(strand) : NULL;
    uint64_t now = sched.turn_end != UINT64_MAX ? sched_clock() : 0;
    for (struct strand *s = strand; s->package != NULL && !global; s = s->package->leader)
        if (s->package->is_recalled || now >= s->package->turn_end)
            top = s;
    if (top == NULL)
        return false;
    for (struct strand *s = strand; s != top; s = s->package->leader)
        s->package->is_taken = true;
    return true;
}

/* --- The watch -------------------------------------------------------------------------------------- */

bool package_set_bound(uint64_t nanoseconds)
{
    if (nanoseconds < least_bound || nanoseconds > most_bound)
        return false;
    bound = nanoseconds;
    return true;
}

uint64_t package_bound(void)
{
    return bound;
}

const char *package_text(const struct strand *leader)
{
    return leader->leads != NULL ? leader->leads->text : "";
}

static const char *owner_name(uint64_t number)
{
    const struct domain *domain = domain_numbered(number);
    return domain != NULL ? domain_name(domain) : "a domain that is gone";
}

/* The dump: who schedules, who waited and how long, and who had the leader's time instead. */
static void write_text(struct package *package, const struct strand *victim, uint64_t waited)
{
    struct line line = line_into(package->text, sizeof package->text);
    line_print(&line, "; %sscheduler '%s' of '%s' let '%s' of '%s' wait %lu ms",
               rules(package->leader) ? "global " : "", package->leader->name,
               owner_name(package->owner), victim->name,
               victim->owner != NULL ? domain_name(victim->owner) : "the kernel",
               (unsigned long)(waited / 1000000));
    if (package->running != NULL)
        line_print(&line, "; '%s' runs", package->running->name);
}

void package_give_up(struct package *package)
{
    struct strand *next;
    package->is_removed = true;
    if (rules(package->leader))
        sched.ruler = NULL;
    for (struct strand *strand = package->first; strand != NULL; strand = next) {
        next = strand->next_in_package;
        if (strand != package->running)
            let_go(strand);
    }
}

bool package_has_authority(uint64_t maker)
{
    const struct domain *domain = domain_numbered(maker);
    return domain != NULL && domain_is_linked(domain, "scheduler");
}

void package_check_authority(void)
{
    struct package *package = sched.ruler;
    if (package == NULL || package_has_authority(package->authority))
        return;
    package_give_up(package);
    wake_leader(package);
    if (package->running != NULL)
        package_recall(package);
}

/* Whether the leader schedules for the domain it belongs to, and not for one that it only called. */
static bool is_its_own(const struct package *package)
{
    const struct domain *owner = package->leader->owner;
    return owner != NULL && domain_id(owner) == package->owner;
}

/* The leader ends; one that was never started is gone at once, and the package with it. A strand of another domain
 * only lent its place: it loses the package and goes on. */
static void package_remove(struct package *package, const struct strand *victim, uint64_t waited)
{
    struct strand *leader = package->leader;
    struct domain *charged = domain_numbered(package->owner);
    bool was_started = leader->state != STRAND_CREATED;
    write_text(package, victim, waited);
    package_give_up(package);
    if (!is_its_own(package)) {
        if (package->running != NULL)
            package_recall(package);
        return;
    }
    strand_kill(leader, SPIN_FAULT_STARVE);
    if (was_started)
        leader->unwind_charged = charged;
}

struct oldest {
    struct strand *strand;
    uint64_t waited; /* nanoseconds */
};

static void look(const struct package *package, const struct strand_list *list, uint64_t now,
                 struct oldest *oldest)
{
    uint64_t lost = lost_by(package, now), most = 0;
    struct strand *found = NULL;
    for (struct strand *strand = list->first; strand != NULL; strand = strand->next) {
        uint64_t waited = now - strand->lined_up - (lost - strand->lost_before);
        if (found == NULL || waited > most) {
            found = strand;
            most = waited;
        }
    }
    if (found != NULL && (oldest->strand == NULL || watch_nanoseconds(most) > oldest->waited))
        *oldest = (struct oldest){found, watch_nanoseconds(most)};
}

/* How long this one can go on, in nanoseconds; UINT64_MAX: nobody waits. */
static uint64_t check(struct package *package, uint64_t now)
{
    struct oldest oldest = {0};
    look(package, &package->ready, now, &oldest);
    look(package, &package->fresh, now, &oldest);
    if (oldest.strand == NULL || package->is_removed)
        return UINT64_MAX;
    if (oldest.waited < bound)
        return bound - oldest.waited;
    package_remove(package, oldest.strand, oldest.waited);
    return 0; /* its leader may be ready now, in a package of its own */
}

/* A leader that is ready loses time without its strands' clocks going on; so not too often. */
void package_watch(void)
{
    uint64_t now = watch_clock(), first = UINT64_MAX;
    for (struct package *package = all, *next; package != NULL; package = next) {
        next = package->next;
        uint64_t left = check(package, now);
        first = left < first ? left : first;
    }
    if (first != UINT64_MAX && first < bound / 16)
        first = bound / 16;
    sched.watch_at = first == UINT64_MAX ? first : sched_clock() + first;
}

/* Devices answer when they answer, whatever the clock of a seed does meanwhile: who waits for one loses no time. */
void package_time_passed(uint64_t nanoseconds)
{
    for (struct package *package = all; package != NULL; package = package->next) {
        const struct strand *leader = package->leader;
        if (leader->state == STRAND_READY ||
            (leader->state == STRAND_BLOCKED && leader->wait == STRAND_WAITS_DEVICE))
            package->lost += nanoseconds;
    }
}
