/* Implements oracle: its answer is only the default, and nothing of it tells or keeps silent. */
#include "oracle.h"

#include <event.h>

module(oracle);
implements(oracle);
initialiser(start);

static _Bool may_install(const struct install_request *__scope request)
{
    return request->order != ORDER_FIRST;
}

static status start(void)
{
    authorise(oracle_answer, may_install);
    authorise(oracle_silent, may_install);
    authorise(oracle_told, may_install);
    if (failed(event_uninstall(event_implementation("oracle_answer"))) ||
        failed(event_uninstall(event_implementation("oracle_silent"))) ||
        failed(event_uninstall(event_implementation("oracle_told"))))
        return STATUS_VALUE(STATUS_INVALID);
    if (event_implementation("oracle_answer") || event_implementation("event_uninstall"))
        return STATUS_VALUE(STATUS_EXISTS);
    return install(oracle_answer, oracle_answer, .order = ORDER_DEFAULT) ? OK : STATUS_VALUE(STATUS_DENIED);
}

int oracle_answer(int question)
{
    return question + 1000;
}

int oracle_silent(int question)
{
    return question;
}

void oracle_told(int what)
{
}
