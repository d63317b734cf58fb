/* Parses, reads and frees, as a C program would. */
#include "ocp.h"

#include "expect.h"

/* Kinds of node, from the description of the format. */
enum { ROOT = 1, PARAGRAPH = 2, HEADING = 3, TEXT = 11, EMPHASIS = 12, LINK = 16 };

static const char SOURCE[] = "# Title\n\nText, *emphasis*, [a link](/to).\n";
static const uint8_t KINDS[] = {ROOT, HEADING, TEXT, PARAGRAPH, TEXT, EMPHASIS, TEXT, TEXT, LINK,
                                TEXT, TEXT};

static void expect_tree(const uint8_t *payload, size_t size) {
  uint8_t kinds[64];
  EXPECT(walk(payload, size, SOURCE, kinds, sizeof kinds) == sizeof KINDS);
  EXPECT(memcmp(kinds, KINDS, sizeof KINDS) == 0);
}

static const uint8_t *bytes(const char *text) { return (const uint8_t *)text; }

static void into_a_block(ocp_parser parser) {
  size_t size = 0, written = 0, block_size = 0;
  ocp_block block = 0;
  uint8_t *address = NULL, *again = NULL;
  EXPECT_STATUS(OCP_OK, ocp_parse(parser, bytes(SOURCE), strlen(SOURCE), NULL, &size));
  EXPECT_STATUS(OCP_OK, ocp_block_new(size, &block, &address));
  EXPECT_STATUS(OCP_OK, ocp_emit(parser, block, 0, &written));
  EXPECT(written == size && (uintptr_t)address % 64 == 0);
  expect_tree(address, size);
  EXPECT_STATUS(OCP_OK, ocp_block_data(block, &again, &block_size));
  EXPECT(again == address && block_size == size);
  EXPECT_STATUS(OCP_OK, ocp_block_free(block));
}

static void into_memory_of_ones_own(ocp_parser parser) {
  size_t size = 0, written = 0;
  EXPECT_STATUS(OCP_OK, ocp_parse(parser, bytes(SOURCE), strlen(SOURCE), NULL, &size));
  uint8_t *target = malloc(size);
  EXPECT(target != NULL);
  EXPECT_STATUS(OCP_OK, ocp_emit_to(parser, target, size, &written));
  expect_tree(target, written);
  memset(target, 0, size);
  EXPECT_STATUS(OCP_OK, ocp_parse_into(parser, bytes(SOURCE), strlen(SOURCE), NULL, target, size,
                                       &written));
  expect_tree(target, written);
  free(target);
}

static void from_room_of_the_parser(ocp_parser parser) {
  size_t size = 0, written = 0;
  uint8_t *room = NULL;
  EXPECT_STATUS(OCP_OK, ocp_parser_source(parser, strlen(SOURCE), &room));
  memcpy(room, SOURCE, strlen(SOURCE));
  EXPECT_STATUS(OCP_OK, ocp_parse(parser, NULL, strlen(SOURCE), NULL, &size));
  uint8_t *target = malloc(size);
  EXPECT(target != NULL);
  EXPECT_STATUS(OCP_OK, ocp_emit_to(parser, target, size, &written));
  expect_tree(target, written);
  free(target);
}

static void with_options_and_errors(ocp_parser parser) {
  static const char UNCLOSED[] = "Text <b>bold\n";
  size_t size = 77, length = 77;
  ocp_options options;
  ocp_error error;
  char text[200];
  EXPECT_STATUS(OCP_OK, ocp_options_init(&options, sizeof options));
  EXPECT_STATUS(OCP_OK, ocp_parse(parser, bytes(UNCLOSED), strlen(UNCLOSED), &options, &size));
  options.flags = OCP_MDX;
  EXPECT_STATUS(OCP_E_GRAMMAR, ocp_parse(parser, bytes(UNCLOSED), strlen(UNCLOSED), &options,
                                         &size));
  EXPECT(size == 0);
  EXPECT_STATUS(OCP_OK, ocp_parser_error(parser, &error, sizeof error, text, sizeof text, &length));
  EXPECT(error.status == OCP_E_GRAMMAR && error.code == OCP_END_TAG_MISMATCH);
  EXPECT(error.start == 5 && error.end >= 6 && error.end <= strlen(UNCLOSED));
  EXPECT(length > 0 && length == strlen(text));
  char cut[8];
  EXPECT_STATUS(OCP_OK, ocp_parser_error(parser, &error, sizeof error, cut, sizeof cut, &length));
  EXPECT(length == strlen(text) && strlen(cut) == 7 && memcmp(cut, text, 7) == 0);
  options.flags |= OCP_LENIENT;
  EXPECT_STATUS(OCP_OK, ocp_parse(parser, bytes(UNCLOSED), strlen(UNCLOSED), &options, &size));
  options.limits[OCP_LIMIT_NODES] = 1;
  EXPECT_STATUS(OCP_E_LIMIT, ocp_parse(parser, bytes(UNCLOSED), strlen(UNCLOSED), &options, &size));
  EXPECT_STATUS(OCP_OK, ocp_parser_error(parser, &error, sizeof error, text, sizeof text, &length));
  EXPECT(error.limit == OCP_LIMIT_NODES && error.allowed == 1 && error.actual > 1);
}

static void expect_nothing_left(void) {
  ocp_statistics held;
  EXPECT_STATUS(OCP_OK, ocp_statistics_get(&held, sizeof held));
  EXPECT(held.live_blocks == 0 && held.live_block_bytes == 0 && held.live_parsers == 0);
  EXPECT(held.blocks_allocated == held.blocks_released);
  EXPECT(held.allocator_live_bytes <= HELD_FOR_THE_THREAD);
  EXPECT(held.allocator_peak_bytes > 0);
}

int main(void) {
  ocp_parser parser = 0;
  EXPECT(ocp_abi_version() == OCP_ABI_VERSION);
  EXPECT(strlen(ocp_version()) >= 5);
  EXPECT_STATUS(OCP_OK, ocp_parser_new(&parser));
  for (int round = 0; round < 3; round++) {
    into_a_block(parser);
    into_memory_of_ones_own(parser);
    from_room_of_the_parser(parser);
    with_options_and_errors(parser);
  }
  uint64_t scratch = 0;
  EXPECT_STATUS(OCP_OK, ocp_parser_scratch(parser, &scratch));
  EXPECT(scratch > 0);
  EXPECT_STATUS(OCP_OK, ocp_parser_free(parser));
  expect_nothing_left();
  puts("use.c: passed");
  return 0;
}
