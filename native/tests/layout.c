/* The header on its own: that it compiles alone, and the sizes and offsets that bindings in other
 * languages use. */
#include "ocp.h"

#define LAYOUT(type, field, offset) \
  _Static_assert(offsetof(type, field) == (offset), #type "." #field " is not at " #offset)

_Static_assert(sizeof(ocp_status) == 4, "a status is an int32_t");
_Static_assert(sizeof(ocp_parser) == 8 && sizeof(ocp_block) == 8, "a handle is a uint64_t");

_Static_assert(sizeof(ocp_options) == 72, "ocp_options has 72 bytes");
LAYOUT(ocp_options, size, 0);
LAYOUT(ocp_options, flags, 4);
LAYOUT(ocp_options, limits, 8);

_Static_assert(sizeof(ocp_error) == 48, "ocp_error has 48 bytes");
LAYOUT(ocp_error, size, 0);
LAYOUT(ocp_error, status, 4);
LAYOUT(ocp_error, code, 8);
LAYOUT(ocp_error, limit, 12);
LAYOUT(ocp_error, start, 16);
LAYOUT(ocp_error, end, 24);
LAYOUT(ocp_error, actual, 32);
LAYOUT(ocp_error, allowed, 40);

_Static_assert(sizeof(ocp_statistics) == 56, "ocp_statistics has 56 bytes");
LAYOUT(ocp_statistics, live_blocks, 0);
LAYOUT(ocp_statistics, live_block_bytes, 8);
LAYOUT(ocp_statistics, blocks_allocated, 16);
LAYOUT(ocp_statistics, blocks_released, 24);
LAYOUT(ocp_statistics, live_parsers, 32);
LAYOUT(ocp_statistics, allocator_live_bytes, 40);
LAYOUT(ocp_statistics, allocator_peak_bytes, 48);

_Static_assert(sizeof(ocp_heap) == 8 && sizeof(ocp_heap_usage) == 32,
               "ocp_heap_usage has 32 bytes");
LAYOUT(ocp_heap_usage, live_blocks, 0);
LAYOUT(ocp_heap_usage, live_bytes, 8);
LAYOUT(ocp_heap_usage, blocks_allocated, 16);
LAYOUT(ocp_heap_usage, blocks_released, 24);
