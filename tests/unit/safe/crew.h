/* Interface crew: strands of another domain. */
#pragma once

#include <mutex.h>
#include <strand.h>

/* A strand of the crew that waits to be unblocked, for ever; one that was not started; one that waits for the
 * crew's mutex. */
struct strand *crew_waits(void);
struct strand *crew_idles(void);
struct strand *crew_locks(void);

/* A strand of the crew that is busy for ever and may be scheduled by `leader`; how long it ran. */
struct strand *crew_works(struct strand *leader);
u64 crew_worked(void);

/* Makes the strand that calls this schedule one of the crew's, which is busy for ever. */
void crew_borrows(void);

/* A mutex that the crew knows. */
struct mutex *crew_mutex(void);
