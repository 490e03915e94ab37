/* Gates: the two pieces of code that every event has in the arena.
 *
 *     trampoline   jumps to where the event leads now: the value of the procedure in C. It never
 *                  changes, so a pointer taken before an install raises the event all the same, and
 *                  equal procedures have equal pointers.
 *     stub         runs the dispatcher with the arguments of the call.
 *
 * Gates outlive their events: a strand can be preempted inside one, and procedure values travel. A page
 * of gates goes when all its events are gone, no raise through it is under way and no stack leads into
 * it; calls of what was there fault then as calls of any dead text, and the addresses are never used
 * for anything else. */
#pragma once

#include "zone.h"

struct event;

struct gate {
    void *target;        /* where the trampoline jumps to */
    struct event *event; /* NULL: it is gone */
    void *trampoline, *stub;
    uint64_t raises; /* under way: their raisers are still in the stub */
};

/* A gate for an event; NULL: out of memory. Leads to its own stub. */
struct gate *gate_create(struct event *event);

/* The event is gone: every call through the gate faults its caller. */
void gate_close(struct gate *gate);

/* Whether `pc` lies in a gate. */
bool gate_holds(uintptr_t pc);

/* Frees pages of gates that are all closed and that nothing leads into. */
void gate_reap(void);

/* Gives all gates back, at shutdown. */
void gate_shutdown(void);
