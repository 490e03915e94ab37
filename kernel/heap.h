/*
 * The heap as domains see it: allocation on somebody's account, roots, collection.
 *
 * heap_new() and its kind are what the allocation entries of extensions call; the account is the
 * strand's.  Over the limit: collect, recount, try again, then refuse.
 * References held by the kernel live on stacks, in heap objects or in cells given to
 * heap_root_add(); the kernel's globals and malloc'ed structs are not scanned.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct account;
struct typeinfo;

/* One object of a type, for the running strand; NULL: over the limit or no such type. */
void *heap_new(uint32_t type);

/* An array; NULL also when n is above 2^32-1. */
void *heap_new_array(uint32_t type, uint64_t n);

/* An object that ends in a flexible member of n elements; NULL also when the type has none. */
void *heap_new_flexible(uint32_t type, uint64_t n);

/* As heap_new_array() on a given account: for kernel code and the loader. */
void *heap_allocate(struct account *account, uint32_t type, uint64_t n);

/* Type id and count in front of an object. */
uint32_t heap_type(const void *object);
uint32_t heap_count(const void *object);

/* A range of 8-byte cells that hold references; false: no memory. Removal names the same start. */
bool heap_root_add(void *start, size_t bytes);
void heap_root_remove(void *start);

/* Collects, recounts the accounts, frees retired types. */
void heap_collect(void);

struct heap_statistics {
    uint64_t heap_bytes, live_bytes, live_objects, collections, longest_pause_ns;
};
void heap_statistics(struct heap_statistics *statistics);

/* Start and stop. */
bool heap_boot(void);
void heap_shutdown(void);
