/* Shared by the C and C++ test programs: an expectation that ends the program if it fails, and a
 * walk over a payload. */
#ifndef EXPECT_H
#define EXPECT_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXPECT(condition)                                                         \
  do {                                                                            \
    if (!(condition)) {                                                           \
      fprintf(stderr, "%s:%d: expected %s\n", __FILE__, __LINE__, #condition);     \
      exit(1);                                                                    \
    }                                                                             \
  } while (0)

#define EXPECT_STATUS(expected, call)                                               \
  do {                                                                              \
    const ocp_status expect_status = (call);                                        \
    if (expect_status != (expected)) {                                              \
      fprintf(stderr, "%s:%d: %s returned %d, not %s\n", __FILE__, __LINE__, #call, \
              expect_status, #expected);                                            \
      exit(1);                                                                      \
    }                                                                               \
  } while (0)

/* The bytes that the library may hold for its one calling thread after everything was freed. */
#ifdef _WIN32
#define HELD_FOR_THE_THREAD 256
#else
#define HELD_FOR_THE_THREAD 0
#endif

static inline uint32_t read_u32(const uint8_t *at) {
  return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

enum { HEADER_SIZE = 64, NODE_SIZE = 32 };

/* Reads every field of every node, checks it against the payload's bounds, and writes the kinds
 * into `kinds`, one byte each, in document order. Returns the number of nodes. */
static inline uint32_t walk(const uint8_t *payload, size_t size, const char *source, uint8_t *kinds,
                            size_t capacity) {
  EXPECT(size >= HEADER_SIZE + NODE_SIZE);
  EXPECT(memcmp(payload, "OCP\2", 4) == 0);
  EXPECT(read_u32(payload + 8) == size);
  const uint32_t nodes = read_u32(payload + 12);
  const uint32_t source_length = read_u32(payload + 28);
  const uint32_t source_offset = read_u32(payload + 32);
  EXPECT(nodes >= 1 && nodes <= (size - HEADER_SIZE) / NODE_SIZE && nodes <= capacity);
  EXPECT(source_offset <= size && source_length <= size - source_offset);
  EXPECT(source_length == strlen(source) &&
         memcmp(payload + source_offset, source, source_length) == 0);
  for (uint32_t index = 0; index < nodes; index++) {
    const uint8_t *node = payload + HEADER_SIZE + (size_t)index * NODE_SIZE;
    const uint32_t next = read_u32(node + 4), parent = read_u32(node + 8);
    const uint32_t text = read_u32(node + 12), length = read_u32(node + 16);
    const uint32_t start = read_u32(node + 20), end = read_u32(node + 24);
    EXPECT(next > index && next <= nodes);
    EXPECT(index == 0 ? parent == 0 : parent < index);
    EXPECT(text <= size && length <= size - text);
    EXPECT(start <= end && end <= source_length);
    kinds[index] = node[0];
  }
  return nodes;
}

#endif
