#include "declaring.h"

#include <stdbool.h>
#include <string.h>

/* A name ends with NAME, a beginning of names with '*'. The first that fits counts. */
static const struct {
    const char *name, *header;
} names[] = {
    {"bool", "stdbool.h"},
    {"true", "stdbool.h"},
    {"false", "stdbool.h"},
    {"ptrdiff_t", "stddef.h"},
    {"wchar_t", "stddef.h"},
    {"max_align_t", "stddef.h"},
    {"offsetof", "stddef.h"},
    {"int8_t", "stdint.h"},
    {"int16_t", "stdint.h"},
    {"int32_t", "stdint.h"},
    {"int64_t", "stdint.h"},
    {"uint8_t", "stdint.h"},
    {"uint16_t", "stdint.h"},
    {"uint32_t", "stdint.h"},
    {"uint64_t", "stdint.h"},
    {"uintptr_t", "stdint.h"},
    {"intptr_t", "stdint.h"},
    {"uintmax_t", "stdint.h"},
    {"intmax_t", "stdint.h"},
    {"INT8_*", "stdint.h"},
    {"INT16_*", "stdint.h"},
    {"INT32_*", "stdint.h"},
    {"INT64_*", "stdint.h"},
    {"UINT8_*", "stdint.h"},
    {"UINT16_*", "stdint.h"},
    {"UINT32_*", "stdint.h"},
    {"UINT64_*", "stdint.h"},
    {"SIZE_MAX", "stdint.h"},
    {"CHAR_*", "limits.h"},
    {"SCHAR_*", "limits.h"},
    {"UCHAR_MAX", "limits.h"},
    {"SHRT_*", "limits.h"},
    {"USHRT_MAX", "limits.h"},
    {"INT_*", "limits.h"},
    {"UINT_MAX", "limits.h"},
    {"LONG_*", "limits.h"},
    {"ULONG_MAX", "limits.h"},
    {"LLONG_*", "limits.h"},
    {"ULLONG_MAX", "limits.h"},
    {"FLT_*", "float.h"},
    {"DBL_*", "float.h"},
    {"memcpy", "string.h"},
    {"memmove", "string.h"},
    {"memset", "string.h"},
    {"memcmp", "string.h"},
    /* not here; the header's place is known */
    {"printf", "stdio.h"},
    {"puts", "stdio.h"},
    {"putchar", "stdio.h"},
    {"fprintf", "stdio.h"},
    {"snprintf", "stdio.h"},
    {"malloc", "stdlib.h"},
    {"calloc", "stdlib.h"},
    {"realloc", "stdlib.h"},
    {"free", "stdlib.h"},
    {"abort", "stdlib.h"},
    {"exit", "stdlib.h"},
    /* the package's interfaces */
    {"channel_*", "channel.h"},
    {"clock_*", "clock.h"},
    {"condition_*", "condition.h"},
    {"console_*", "console.h"},
    {"cthread_*", "cthread.h"},
    {"deadline_*", "deadline.h"},
    {"device_*", "device.h"},
    {"domain_*", "domain.h"},
    {"event_*", "event.h"},
    {"future_*", "future.h"},
    {"heap_*", "heap.h"},
    {"lottery_*", "lottery.h"},
    {"mutex_*", "mutex.h"},
    {"namespace_*", "namespace.h"},
    {"package_*", "package.h"},
    {"processor_*", "processor.h"},
    {"scheduler_*", "scheduler.h"},
    {"semaphore_*", "semaphore.h"},
    {"share_*", "share.h"},
    {"strand_*", "strand.h"},
    {"sync_*", "sync.h"},
    {"list_*", "spin/list.h"},
};

const char *header_declaring(const char *name)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *wanted = names[i].name;
        size_t n = strcspn(wanted, "*");
        bool fits =
            wanted[n] ? strncmp(name, wanted, n) == 0 && name[n] : strcmp(name, wanted) == 0;
        if (fits)
            return names[i].header;
    }
    return NULL;
}
