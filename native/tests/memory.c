/* Runs out of memory, and expects a status. Do not run it under valgrind, which needs the memory
 * itself. */
#include "ocp.h"

#include <sys/resource.h>

#include "expect.h"

enum { MEBI = 1 << 20 };

/* A text that needs many times its own size: every other byte becomes a node. */
static void fill(uint8_t *text, size_t length) {
  for (size_t i = 0; i < length; i++) {
    text[i] = "-\n\n*a*\n\n> b\n\n"[i % 13];
  }
}

int main(void) {
  static uint8_t text[8 * MEBI];
  ocp_parser parser = 0;
  ocp_block block = 77;
  ocp_error error;
  ocp_statistics held;
  size_t size = 77, length = 0;
  uint8_t *address = text;
  char reason[100];
  fill(text, sizeof text);
  EXPECT_STATUS(OCP_OK, ocp_parser_new(&parser));
  const struct rlimit limit = {48 * MEBI, 48 * MEBI};
  EXPECT(setrlimit(RLIMIT_AS, &limit) == 0);
  EXPECT_STATUS(OCP_E_MEMORY, ocp_block_new(1024 * (size_t)MEBI, &block, &address));
  EXPECT(block == 0 && address == NULL);
  EXPECT_STATUS(OCP_E_MEMORY, ocp_parser_source(parser, 1024 * (size_t)MEBI, &address));
  EXPECT(address == NULL);
  EXPECT_STATUS(OCP_E_MEMORY, ocp_parse(parser, text, sizeof text, NULL, &size));
  EXPECT(size == 0);
  EXPECT_STATUS(OCP_OK, ocp_parser_error(parser, &error, sizeof error, reason, sizeof reason,
                                         &length));
  EXPECT(error.status == OCP_E_MEMORY && strcmp(reason, "out of memory") == 0);
  EXPECT_STATUS(OCP_OK, ocp_parse(parser, text, 1000, NULL, &size));
  EXPECT(size > 1000);
  EXPECT_STATUS(OCP_OK, ocp_parser_free(parser));
  EXPECT_STATUS(OCP_OK, ocp_statistics_get(&held, sizeof held));
  EXPECT(held.allocator_live_bytes == 0);
  puts("memory.c: passed");
  return 0;
}
