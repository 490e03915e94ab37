/* Implements forger: its struct has the name of another module's, and a reference where that has a number. */
#include "forger.h"

module(forger);
implements(forger);

struct vault {
    void *inside;
};

struct vault *forger_make(u64 value)
{
    struct vault *vault = new (struct vault);
    vault->inside = value ? vault : NULL;
    return vault;
}
