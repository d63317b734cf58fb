/* Misuses the library, and expects a status for each misuse. */
#define _GNU_SOURCE
#include "ocp.h"

#include <pthread.h>
#include <sys/mman.h>
#include <unistd.h>

#include "expect.h"

static const uint8_t *const SOURCE = (const uint8_t *)"Some *text* with `code`.\n";
enum { SOURCE_LENGTH = 25 };

/* Expects a status from every function that takes a parser. */
static void parser_functions_answer(ocp_status expected, ocp_parser parser) {
  size_t size = 77;
  uint64_t bytes = 77;
  uint8_t *room = (uint8_t *)&size, target[1000], *address = NULL;
  ocp_error error;
  char text[10];
  ocp_block block = 0;
  EXPECT_STATUS(OCP_OK, ocp_block_new(sizeof target, &block, &address));
  EXPECT_STATUS(expected, ocp_parser_source(parser, 10, &room));
  EXPECT(room == NULL);
  EXPECT_STATUS(expected, ocp_parse(parser, SOURCE, SOURCE_LENGTH, NULL, &size));
  EXPECT_STATUS(expected, ocp_emit(parser, block, 0, &size));
  EXPECT_STATUS(expected, ocp_emit_to(parser, target, sizeof target, &size));
  EXPECT_STATUS(expected, ocp_parse_into(parser, SOURCE, SOURCE_LENGTH, NULL, target, sizeof target,
                                         &size));
  EXPECT_STATUS(expected, ocp_parser_error(parser, &error, sizeof error, text, sizeof text, &size));
  EXPECT(size == 0 && text[0] == 0);
  EXPECT_STATUS(expected, ocp_parser_scratch(parser, &bytes));
  EXPECT(bytes == 0);
  EXPECT_STATUS(expected, ocp_parser_free(parser));
  EXPECT_STATUS(OCP_OK, ocp_block_free(block));
}

/* Every function that takes a block refuses it. */
static void block_functions_refuse(ocp_block block) {
  size_t size = 77;
  uint8_t *address = (uint8_t *)&size;
  ocp_parser parser = 0;
  EXPECT_STATUS(OCP_OK, ocp_parser_new(&parser));
  EXPECT_STATUS(OCP_OK, ocp_parse(parser, SOURCE, SOURCE_LENGTH, NULL, &size));
  EXPECT_STATUS(OCP_E_HANDLE, ocp_emit(parser, block, 0, &size));
  EXPECT(size == 0);
  EXPECT_STATUS(OCP_E_HANDLE, ocp_block_data(block, &address, &size));
  EXPECT(address == NULL && size == 0);
  EXPECT_STATUS(OCP_E_HANDLE, ocp_block_free(block));
  EXPECT_STATUS(OCP_OK, ocp_parser_free(parser));
}

static void freed_and_stale(void) {
  ocp_parser parser = 0, next = 0;
  ocp_block block = 0, another = 0;
  uint8_t *address = NULL;
  EXPECT_STATUS(OCP_OK, ocp_parser_new(&parser));
  EXPECT_STATUS(OCP_OK, ocp_parser_free(parser));
  parser_functions_answer(OCP_E_HANDLE, parser);
  EXPECT_STATUS(OCP_OK, ocp_parser_new(&next));
  EXPECT(next != parser);
  parser_functions_answer(OCP_E_HANDLE, parser);
  EXPECT_STATUS(OCP_OK, ocp_parser_free(next));
  EXPECT_STATUS(OCP_OK, ocp_block_new(100, &block, &address));
  EXPECT_STATUS(OCP_OK, ocp_block_free(block));
  block_functions_refuse(block);
  EXPECT_STATUS(OCP_OK, ocp_block_new(100, &another, &address));
  EXPECT(another != block);
  block_functions_refuse(block);
  memset(address, 1, 100);
  EXPECT_STATUS(OCP_OK, ocp_block_free(another));
}

static void foreign_and_of_the_other_kind(void) {
  int local = 0;
  void *heap = malloc(100);
  ocp_parser parser = 0;
  ocp_block block = 0;
  uint8_t *address = NULL;
  EXPECT(heap != NULL);
  EXPECT_STATUS(OCP_OK, ocp_parser_new(&parser));
  EXPECT_STATUS(OCP_OK, ocp_block_new(100, &block, &address));
  const uint64_t foreign[] = {0, 1, UINT64_MAX, (uintptr_t)&local, (uintptr_t)heap,
                              (uintptr_t)address, (uintptr_t)&ocp_version};
  for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++) {
    parser_functions_answer(OCP_E_HANDLE, foreign[i]);
    block_functions_refuse(foreign[i]);
  }
  parser_functions_answer(OCP_E_HANDLE, block);
  block_functions_refuse(parser);
  EXPECT_STATUS(OCP_OK, ocp_parser_free(parser));
  EXPECT_STATUS(OCP_OK, ocp_block_free(block));
  free(heap);
}

static void nulls_and_lengths(void) {
  ocp_parser parser = 0;
  size_t size = 77;
  ocp_block block = 77;
  uint8_t *address = NULL, *room = (uint8_t *)&size;
  ocp_options options;
  EXPECT_STATUS(OCP_E_ARGUMENT, ocp_parser_new(NULL));
  EXPECT_STATUS(OCP_OK, ocp_parser_new(&parser));
  EXPECT_STATUS(OCP_E_STATE, ocp_parse(parser, NULL, 10, NULL, &size));
  EXPECT(size == 0);
  EXPECT_STATUS(OCP_E_ARGUMENT, ocp_parse(parser, SOURCE, SOURCE_LENGTH, NULL, NULL));
  /* Only the first byte is readable: the rest is not read. */
  EXPECT_STATUS(OCP_E_ARGUMENT, ocp_parse(parser, SOURCE, SIZE_MAX, NULL, &size));
  EXPECT_STATUS(OCP_E_ARGUMENT, ocp_parse(parser, SOURCE, (size_t)PTRDIFF_MAX + 1, NULL, &size));
  EXPECT_STATUS(OCP_E_LIMIT, ocp_parse(parser, SOURCE, (size_t)PTRDIFF_MAX / 2, NULL, &size));
  EXPECT_STATUS(OCP_E_LIMIT, ocp_parse(parser, SOURCE, ((size_t)128 << 20) + 1, NULL, &size));
  EXPECT(size == 0);
  EXPECT_STATUS(OCP_E_ARGUMENT, ocp_parser_source(parser, SIZE_MAX, &room));
  EXPECT_STATUS(OCP_E_ARGUMENT, ocp_parser_source(parser, (size_t)1 << 31, &room));
  EXPECT(room == NULL);
  const size_t sizes[] = {0, (size_t)1 << 31, SIZE_MAX};
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    EXPECT_STATUS(OCP_E_ARGUMENT, ocp_block_new(sizes[i], &block, &address));
    EXPECT(block == 0 && address == NULL);
  }
  EXPECT_STATUS(OCP_OK, ocp_options_init(&options, sizeof options));
  options.flags = 16;
  EXPECT_STATUS(OCP_E_ARGUMENT, ocp_parse(parser, SOURCE, SOURCE_LENGTH, &options, &size));
  EXPECT_STATUS(OCP_OK, ocp_options_init(&options, sizeof options));
  options.limits[OCP_LIMIT_DEPTH] = 65536;
  EXPECT_STATUS(OCP_E_ARGUMENT, ocp_parse(parser, SOURCE, SOURCE_LENGTH, &options, &size));
  options.limits[OCP_LIMIT_DEPTH] = 0;
  EXPECT_STATUS(OCP_E_ARGUMENT, ocp_parse(parser, SOURCE, SOURCE_LENGTH, &options, &size));
  options.size = 4;
  EXPECT_STATUS(OCP_E_ARGUMENT, ocp_parse(parser, SOURCE, SOURCE_LENGTH, &options, &size));
  EXPECT_STATUS(OCP_OK, ocp_parser_free(parser));
}

/* Memory that ends at a page without access. */
static uint8_t *fenced(size_t length, void **mapping, size_t *mapped) {
  const size_t page = (size_t)sysconf(_SC_PAGESIZE);
  const size_t room = (length + page - 1) / page * page;
  *mapped = room + page;
  *mapping = mmap(NULL, *mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  EXPECT(*mapping != MAP_FAILED);
  EXPECT(mprotect((uint8_t *)*mapping + room, page, PROT_NONE) == 0);
  return (uint8_t *)*mapping + room - length;
}

/* Sources of every kind that end where the page does, into targets that do too. */
static void at_the_end_of_a_page(void) {
  static const char *const SOURCES[] = {
      "x", "\n", "*", "&", "&amp", "\\", "`", "[a](", "<", "<!--", "<a", "{", "{`", "import",
      "export ", "$$", "|", "|a|\n|-", "---", "---\na: b", "+++", "[^a", "[^a]:", "~~~", "```js",
      "    x", "1.", "- [", "http://a", "www.", "a@b.c",
      "\xC3\xA9", "text \xE2\x80\xA8", "\xF0\x9D\x92\xB9", "\xC3", "\xE2\x80", "\xF0\x9D\x92",
      "a\r", "#", "# a #", "> ", "\t"};
  ocp_parser parser = 0;
  ocp_options options;
  EXPECT_STATUS(OCP_OK, ocp_parser_new(&parser));
  EXPECT_STATUS(OCP_OK, ocp_options_init(&options, sizeof options));
  for (size_t i = 0; i < sizeof SOURCES / sizeof *SOURCES; i++) {
    const size_t length = strlen(SOURCES[i]);
    void *mapping = NULL, *target_mapping = NULL;
    size_t mapped = 0, target_mapped = 0, size = 0, written = 0;
    uint8_t *source = fenced(length, &mapping, &mapped);
    memcpy(source, SOURCES[i], length);
    for (uint32_t flags = 0; flags < 16; flags++) {
      options.flags = flags | (flags % 3 == 0 ? OCP_LENIENT : 0);
      const ocp_status status = ocp_parse(parser, source, length, &options, &size);
      EXPECT(status == OCP_OK || status == OCP_E_GRAMMAR);
      if (status == OCP_OK) {
        uint8_t *target = fenced(size, &target_mapping, &target_mapped);
        EXPECT_STATUS(OCP_OK, ocp_emit_to(parser, target, size, &written));
        EXPECT(written == size && memcmp(target, "OCP\2", 4) == 0);
        EXPECT(munmap(target_mapping, target_mapped) == 0);
      }
    }
    EXPECT(munmap(mapping, mapped) == 0);
  }
  EXPECT_STATUS(OCP_OK, ocp_parser_free(parser));
}

static void too_small_a_target(void) {
  ocp_parser parser = 0;
  ocp_block block = 0;
  size_t size = 0, needed = 0;
  uint8_t *address = NULL;
  EXPECT_STATUS(OCP_OK, ocp_parser_new(&parser));
  EXPECT_STATUS(OCP_OK, ocp_parse(parser, SOURCE, SOURCE_LENGTH, NULL, &size));
  for (size_t capacity = 0; capacity < size; capacity++) {
    void *mapping = NULL;
    size_t mapped = 0;
    uint8_t *target = fenced(capacity, &mapping, &mapped);
    EXPECT_STATUS(OCP_E_SPACE, ocp_emit_to(parser, target, capacity, &needed));
    EXPECT(needed == size);
    EXPECT_STATUS(OCP_E_SPACE, ocp_parse_into(parser, SOURCE, SOURCE_LENGTH, NULL, target, capacity,
                                              &needed));
    EXPECT(needed == size);
    EXPECT(munmap(mapping, mapped) == 0);
  }
  EXPECT_STATUS(OCP_OK, ocp_block_new(size, &block, &address));
  EXPECT_STATUS(OCP_E_SPACE, ocp_emit(parser, block, 1, &needed));
  EXPECT_STATUS(OCP_E_SPACE, ocp_emit(parser, block, size, &needed));
  EXPECT(needed == size);
  EXPECT_STATUS(OCP_E_ARGUMENT, ocp_emit(parser, block, size + 1, &needed));
  EXPECT_STATUS(OCP_E_ARGUMENT, ocp_emit(parser, block, SIZE_MAX, &needed));
  EXPECT(needed == 0);
  EXPECT_STATUS(OCP_OK, ocp_emit(parser, block, 0, &needed));
  EXPECT(needed == size);
  EXPECT_STATUS(OCP_OK, ocp_block_free(block));
  EXPECT_STATUS(OCP_OK, ocp_parser_free(parser));
}

struct shared_parser {
  ocp_parser parser;
  const uint8_t *source;
  size_t length;
  int stop;
};

static void *parse_until_stopped(void *argument) {
  struct shared_parser *shared = argument;
  while (!__atomic_load_n(&shared->stop, __ATOMIC_ACQUIRE)) {
    size_t size = 0;
    const ocp_status status = ocp_parse(shared->parser, shared->source, shared->length, NULL,
                                        &size);
    EXPECT(status == OCP_OK || status == OCP_E_BUSY);
  }
  return NULL;
}

/* One call returns OCP_E_BUSY, and does not disturb the other. */
static void two_threads_on_one_parser(void) {
  struct shared_parser shared = {0, NULL, 1 << 20, 0};
  uint8_t *text = malloc(shared.length);
  pthread_t thread;
  EXPECT(text != NULL);
  memset(text, 'x', shared.length);
  for (size_t i = 79; i < shared.length; i += 80) {
    text[i] = '\n';
  }
  shared.source = text;
  EXPECT_STATUS(OCP_OK, ocp_parser_new(&shared.parser));
  EXPECT(pthread_create(&thread, NULL, parse_until_stopped, &shared) == 0);
  ocp_status status = OCP_OK;
  for (int tries = 0; tries < 20000 && status != OCP_E_BUSY; tries++) {
    uint64_t bytes = 77;
    status = ocp_parser_scratch(shared.parser, &bytes);
    EXPECT(status == OCP_OK || (status == OCP_E_BUSY && bytes == 0));
    usleep(100);
  }
  EXPECT_STATUS(OCP_E_BUSY, status);
  status = OCP_OK;
  for (int tries = 0; tries < 20000 && status != OCP_E_BUSY; tries++) {
    size_t size = 77;
    status = ocp_parse(shared.parser, SOURCE, SOURCE_LENGTH, NULL, &size);
    EXPECT(status == OCP_OK || (status == OCP_E_BUSY && size == 0));
    usleep(100);
  }
  EXPECT_STATUS(OCP_E_BUSY, status);
  __atomic_store_n(&shared.stop, 1, __ATOMIC_RELEASE);
  EXPECT(pthread_join(thread, NULL) == 0);
  EXPECT_STATUS(OCP_OK, ocp_parser_free(shared.parser));
  free(text);
}

int main(void) {
  ocp_statistics held;
  freed_and_stale();
  foreign_and_of_the_other_kind();
  nulls_and_lengths();
  at_the_end_of_a_page();
  too_small_a_target();
  two_threads_on_one_parser();
  EXPECT_STATUS(OCP_OK, ocp_statistics_get(&held, sizeof held));
  EXPECT(held.live_blocks == 0 && held.live_parsers == 0 && held.allocator_live_bytes == 0);
  puts("abuse.c: passed");
  return 0;
}
