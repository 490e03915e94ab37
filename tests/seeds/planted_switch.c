/* A race in the kernel, for the suite to find: a switch between the checks of an install and what they are
 * about, where kernel text must not be left. Linked over account_charge(). */
#include "account.h"
#include "scheduler.h"

bool __real_account_charge(struct account *account, enum account_item item, uint64_t amount);
bool __wrap_account_charge(struct account *account, enum account_item item, uint64_t amount);

bool __wrap_account_charge(struct account *account, enum account_item item, uint64_t amount)
{
    bool is_charged = __real_account_charge(account, item, amount);
    if (item == ACCOUNT_HANDLERS)
        sched_event();
    return is_charged;
}
