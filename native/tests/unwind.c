/* Lets each allocation of a parse fail in turn, and expects a status: the library unwinds its own
 * calls. The program brings the allocator, which the library uses where symbols of programs come
 * first, as on Linux. Nothing is freed. */
#include "ocp.h"

#include <errno.h>

#include "expect.h"

static _Alignas(64) uint8_t memory[64 << 20];
static size_t used;
static long allowed = -1, refused;

static void *take(size_t size) {
  if (allowed == 0) {
    refused++;
    return NULL;
  }
  if (allowed > 0) allowed--;
  /* The size is before the block, for realloc. */
  const size_t start = used + 64;
  if (size > sizeof memory - start) return NULL;
  memcpy(memory + start - sizeof size, &size, sizeof size);
  used = (start + size + 63) / 64 * 64;
  return memory + start;
}

void *malloc(size_t size) { return take(size); }
void free(void *block) { (void)block; }
void *calloc(size_t count, size_t size) {
  /* Memory is used once, so it is zero. */
  return size && count > SIZE_MAX / size ? NULL : take(count * size);
}
void *realloc(void *block, size_t size) {
  size_t before = 0;
  void *moved = take(size);
  if (moved && block) {
    memcpy(&before, (uint8_t *)block - sizeof before, sizeof before);
    memcpy(moved, block, before < size ? before : size);
  }
  return moved;
}
int posix_memalign(void **out, size_t alignment, size_t size) {
  void *block = alignment <= 64 ? take(size) : NULL;
  if (block) *out = block;
  return block ? 0 : ENOMEM;
}

/* Allocations may fail from the one after `count` on. Returns whether that made a parse fail. */
static int fails_after(long count) {
  static const char source[] = "# A\n\n- *b* [c](/d \"e\")\n\n| f |\n|---|\n| `g` |\n\n<H i={j}>k</H>\n";
  ocp_parser parser = 0;
  size_t size = 0;
  allowed = -1;
  EXPECT_STATUS(OCP_OK, ocp_parser_new(&parser));
  refused = 0;
  allowed = count;
  const ocp_status status =
      ocp_parse(parser, (const uint8_t *)source, strlen(source), NULL, &size);
  allowed = -1;
  EXPECT(status == (refused ? OCP_E_MEMORY : OCP_OK));
  EXPECT_STATUS(OCP_OK, ocp_parse(parser, (const uint8_t *)source, strlen(source), NULL, &size));
  EXPECT_STATUS(OCP_OK, ocp_parser_free(parser));
  return status != OCP_OK;
}

int main(void) {
  long failures = 0;
  while (fails_after(failures)) failures++;
  EXPECT(failures > 10);
  printf("unwind.c: passed, %ld allocations failed\n", failures);
  return 0;
}
