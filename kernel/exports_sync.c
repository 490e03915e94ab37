/* Interface sync: implementation. The words are the extension's, lent as references to one u64 each. */
#include "domain.h"
#include "exports.h"
#include "fault.h"
#include "strand.h"
#include "word.h"

static uint64_t *word_of(uint64_t *word)
{
    if (!word)
        fault_raise(SPIN_FAULT_NULL, "sync: word", 0, 0);
    return word;
}

uint64_t export_sync_self(void)
{
    return strand_current()->number;
}

bool export_sync_is_alive(uint64_t number)
{
    return strand_numbered(number) != NULL;
}

status export_sync_block(uint64_t *word, uint64_t expected, uint64_t holder)
{
    return word_block(word_of(word), expected, holder);
}

status export_sync_pass(uint64_t *word)
{
    return word_pass(word_of(word));
}

status export_sync_post(uint64_t *word)
{
    return word_post(word_of(word));
}

bool export_sync_wake(uint64_t *word, uint64_t expected, uint64_t wanted, uint64_t count)
{
    return word_wake(word_of(word), expected, wanted, count);
}

void export_sync_survive(void)
{
    exports_caller()->survives = true;
}
