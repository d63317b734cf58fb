/* Uses the library in address spaces that are too small, from one without any room on: each call
 * succeeds or returns OCP_E_MEMORY, and the process never ends. Do not run it under valgrind, which
 * needs the memory itself. */
#include "ocp.h"

#include <sys/resource.h>
#include <unistd.h>

#include "expect.h"

enum { KIBI = 1 << 10, MEBI = 1 << 20, SOURCES = 4, STEPS = 500 };

static uint8_t sources[SOURCES][MEBI / 2];

/* Returns the size of this process's address space in bytes. */
static rlim_t in_use(void) {
  unsigned long pages = 0;
  FILE *file = fopen("/proc/self/statm", "r");
  EXPECT(file != NULL && fscanf(file, "%lu", &pages) == 1);
  fclose(file);
  return (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE);
}

static void fill(void) {
  static const char *const texts[SOURCES] = {
      "# a\n\n- *b* [c](d)\n\n> e\n", "<a b={c}>{d}</a> <e>\n\n", "{/}[ <? <1 </a> {b c}\n",
      "|a|b|\n|-|-|\n|c|`d`|\n\n"};
  for (int i = 0; i < SOURCES; i++) {
    const size_t length = strlen(texts[i]);
    for (size_t at = 0; at < sizeof sources[i]; at++) {
      sources[i][at] = (uint8_t)texts[i][at % length];
    }
  }
}

static int is_done(ocp_status status) {
  EXPECT(status == OCP_OK || status == OCP_E_MEMORY);
  return status == OCP_OK;
}

/* Returns the number of calls that returned OCP_E_MEMORY. */
static int use_all(void) {
  int without = 0;
  ocp_options options;
  EXPECT_STATUS(OCP_OK, ocp_options_init(&options, sizeof options));
  options.flags = OCP_MDX | OCP_GFM | OCP_LENIENT;
  for (int i = 0; i < SOURCES; i++) {
    for (size_t length = 100; length <= sizeof sources[i]; length *= 20) {
      ocp_parser parser = 0;
      ocp_heap heap = 0;
      ocp_block block = 0;
      uint8_t *address = NULL;
      size_t size = 0, written = 0;
      if (!is_done(ocp_parser_new(&parser))) {
        without++;
        continue;
      }
      if (is_done(ocp_parse(parser, sources[i], length, &options, &size))) {
        if (is_done(ocp_heap_new(&heap)) &&
            is_done(ocp_block_new_in(heap, size, &block, &address))) {
          EXPECT_STATUS(OCP_OK, ocp_emit(parser, block, 0, &written));
          EXPECT(written == size && memcmp(address, "OCP\2", 4) == 0);
          EXPECT_STATUS(OCP_OK, ocp_block_free(block));
        } else {
          without++;
        }
        if (heap != 0) {
          EXPECT_STATUS(OCP_OK, ocp_heap_free(heap));
        }
      } else {
        without++;
      }
      EXPECT_STATUS(OCP_OK, ocp_parser_free(parser));
    }
  }
  return without;
}

int main(void) {
  int steps_without = 0, steps_with = 0;
  ocp_statistics held;
  struct rlimit limit;
  fill();
  const rlim_t least = in_use();
  EXPECT(getrlimit(RLIMIT_AS, &limit) == 0);
  for (int step = 0; step < STEPS; step++) {
    limit.rlim_cur = least + (rlim_t)step * 16 * KIBI;
    EXPECT(setrlimit(RLIMIT_AS, &limit) == 0);
    if (use_all() > 0) {
      steps_without++;
    } else {
      steps_with++;
    }
    EXPECT_STATUS(OCP_OK, ocp_statistics_get(&held, sizeof held));
    EXPECT(held.allocator_live_bytes == 0);
  }
  EXPECT(steps_without > 50 && steps_with > 50);
  printf("address_space.c: passed, %d address spaces too small\n", steps_without);
  return 0;
}
