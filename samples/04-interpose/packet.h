/* Interface packet: raised for every packet that arrives. */
#pragma once

#include <spin/safe.h>

/* A packet of `n` bytes, from its Ethernet header on. Whether it may pass: the last handler decides. */
_Bool packet_received(const u8 *__counted_by(n) __scope bytes, u32 n);
