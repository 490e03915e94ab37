/* What calls promise and what is stored: the goals of one statement. */
#pragma once

#include "goal.h"

/* Panics when an argument, a result or a stored reference is not shown to be what is declared. */
void contract_call(struct prover *p, const struct low_stmt *call, size_t at);
void contract_return(struct prover *p, const struct low_stmt *back, size_t at);
void contract_store(struct prover *p, const struct low_stmt *store, size_t at);

/* A load of a reference from the bytes of a number: only what an atomic operation just gave. */
bool contract_is_atomic(struct prover *p, const struct low_stmt *stmt, size_t at);
