// Parses, reads and frees, as a C++ program would.
#include "ocp.hpp"

#include <type_traits>

#include "expect.h"

namespace {

enum : std::uint8_t { ROOT = 1, PARAGRAPH = 2, TEXT = 11, STRONG = 13 };

constexpr char SOURCE[] = "Text, **strong**.\n";
const std::vector<std::uint8_t> KINDS = {ROOT, PARAGRAPH, TEXT, STRONG, TEXT, TEXT};

static_assert(!std::is_copy_constructible_v<ocp::parser> &&
              !std::is_copy_assignable_v<ocp::parser>);
static_assert(std::is_nothrow_move_constructible_v<ocp::parser> &&
              std::is_nothrow_move_assignable_v<ocp::parser>);
static_assert(!std::is_copy_constructible_v<ocp::block> && !std::is_copy_assignable_v<ocp::block>);
static_assert(std::is_nothrow_move_constructible_v<ocp::block> &&
              std::is_nothrow_move_assignable_v<ocp::block>);

void expect_tree(const std::uint8_t *payload, std::size_t size) {
  std::vector<std::uint8_t> kinds(64);
  kinds.resize(walk(payload, size, SOURCE, kinds.data(), kinds.size()));
  EXPECT(kinds == KINDS);
}

/// Returns the error that a call throws.
template <typename Call>
ocp::error thrown(Call call) {
  try {
    call();
  } catch (const ocp::error &e) {
    return e;
  }
  EXPECT(!"it throws");
  std::abort();
}

void parse_and_emit() {
  ocp::parser parser;
  const ocp::block payload = parser.payload(SOURCE);
  expect_tree(payload.data(), payload.size());
  EXPECT(static_cast<std::size_t>(payload.end() - payload.begin()) == payload.size());
  std::vector<std::uint8_t> own(parser.parse(SOURCE));
  EXPECT(parser.emit(own.data(), own.size()) == own.size());
  expect_tree(own.data(), own.size());
  ocp::block offset(payload.size() + 7);
  parser.parse(SOURCE);
  EXPECT(parser.emit(offset, 7) == payload.size());
  EXPECT(std::equal(own.begin(), own.end(), offset.begin() + 7));
  EXPECT(parser.parse_into(SOURCE, own.data(), own.size()) == own.size());
  expect_tree(own.data(), own.size());
  EXPECT(parser.parse_into(SOURCE, own.data(), 10) == own.size());
  EXPECT(parser.emit(offset) == own.size());
  EXPECT(parser.scratch() > 0);
}

void fill_in_place() {
  ocp::parser parser;
  const std::size_t length = sizeof SOURCE - 1;
  std::copy_n(SOURCE, length, parser.source(length));
  ocp::block payload(parser.parse_source(length));
  parser.emit(payload);
  expect_tree(payload.data(), payload.size());
  EXPECT(parser.parse(std::string_view()) > 0);
}

void errors() {
  ocp::parser parser;
  const ocp::options mdx = ocp::options().with(OCP_MDX | OCP_GFM);
  const ocp::error grammar = thrown([&] { parser.parse("a <b>", mdx); });
  EXPECT(grammar.status() == OCP_E_GRAMMAR && grammar.code() == OCP_END_TAG_MISMATCH);
  EXPECT(grammar.start() == 2u && grammar.end().has_value() && !grammar.limit().has_value());
  EXPECT(std::string_view(grammar.what()) == parser.last_error().what());
  EXPECT(!std::string_view(grammar.what()).empty());
  const ocp::error limit = thrown([&] {
    parser.parse("12345", ocp::options().limit(OCP_LIMIT_SOURCE_BYTES, 4));
  });
  EXPECT(limit.status() == OCP_E_LIMIT && limit.limit() == OCP_LIMIT_SOURCE_BYTES &&
         limit.start() == 4u);
  EXPECT(limit.actual() == 5 && limit.allowed() == 4);
  ocp::block small(8);
  parser.parse(SOURCE);
  EXPECT(thrown([&] { parser.emit(small); }).status() == OCP_E_SPACE);
  EXPECT(thrown([&] { parser.emit(small, 9); }).status() == OCP_E_ARGUMENT);
  EXPECT(thrown([] { ocp::block none(0); }).status() == OCP_E_ARGUMENT);
  EXPECT(thrown([] { ocp::block many(SIZE_MAX); }).status() == OCP_E_ARGUMENT);
  bool refused = false;
  try {
    ocp::options().limit(OCP_LIMIT_COUNT, 1);
  } catch (const std::out_of_range &) {
    refused = true;
  }
  EXPECT(refused);
  for (ocp_status status = OCP_OK; status <= OCP_E_INTERNAL; status++) {
    EXPECT(std::string_view(ocp::describe(status)) != ocp::describe(99));
  }
}

void without_exceptions() {
  ocp_status status = 77;
  std::optional<ocp::parser> parser = ocp::parser::try_new(status);
  EXPECT(status == OCP_OK && parser.has_value());
  std::size_t size = 0, written = 0;
  EXPECT_STATUS(OCP_E_STATE, parser->try_emit(nullptr, 0, written));
  EXPECT_STATUS(OCP_OK, parser->try_parse(SOURCE, {}, size));
  EXPECT(!ocp::block::try_new(0, status).has_value() && status == OCP_E_ARGUMENT);
  std::optional<ocp::block> block = ocp::block::try_new(size, status);
  EXPECT(status == OCP_OK && block.has_value());
  EXPECT_STATUS(OCP_OK, parser->try_emit(*block, 0, written));
  expect_tree(block->data(), written);
  EXPECT_STATUS(OCP_E_GRAMMAR, parser->try_parse("\xFF", {}, size));
  std::uint8_t *room = nullptr;
  EXPECT_STATUS(OCP_E_ARGUMENT, parser->try_source(SIZE_MAX, room));
  EXPECT_STATUS(OCP_E_STATE, parser->try_parse_source(5, {}, size));
  EXPECT_STATUS(OCP_E_SPACE, parser->try_parse_into(SOURCE, nullptr, 0, {}, size));
  EXPECT(size == block->size());
}

void moves() {
  ocp::parser first;
  const ocp_parser handle = first.handle();
  ocp::parser second(std::move(first));
  EXPECT(second.handle() == handle && first.handle() == 0);
  ocp::parser third;
  third = std::move(second);
  EXPECT(third.handle() == handle && second.handle() == 0);
  EXPECT(thrown([&] { second.parse(SOURCE); }).status() == OCP_E_HANDLE);
  ocp::parser &same = third;
  third = std::move(same);
  EXPECT(third.handle() == handle && third.parse(SOURCE) > 0);
  ocp::block block(100);
  std::uint8_t *const address = block.data();
  ocp::block moved(std::move(block));
  EXPECT(moved.data() == address && moved.size() == 100 && block.data() == nullptr &&
         block.size() == 0);
  std::vector<ocp::block> blocks;
  for (std::size_t size = 1; size < 50; size++) {
    blocks.emplace_back(size);
  }
  swap(blocks.front(), blocks.back());
  EXPECT(blocks.front().size() == 49);
  blocks.front() = std::move(moved);
  EXPECT(blocks.front().data() == address);
  EXPECT(ocp::statistics().live_blocks == 49);
  const ocp_block released = blocks.back().release();
  EXPECT_STATUS(OCP_OK, ocp_block_free(released));
  EXPECT_STATUS(OCP_OK, ocp_parser_free(third.release()));
}

void heaps() {
  ocp::heap first;
  ocp::heap second(std::move(first));
  EXPECT(first.handle() == 0);
  {
    const ocp::block counted(second, 100);
    const ocp::block elsewhere(50);
    EXPECT(counted.size() == 100 && counted.data()[99] == 0);
    EXPECT(second.usage().live_blocks == 1 && second.usage().live_bytes == 100);
    EXPECT_STATUS(OCP_E_BUSY, ocp_heap_free(second.handle()));
  }
  EXPECT(second.usage().live_blocks == 0 && second.usage().live_bytes == 0);
  EXPECT(second.usage().blocks_allocated == 1 && second.usage().blocks_released == 1);
  ocp::heap third;
  swap(second, third);
  EXPECT(second.usage().blocks_allocated == 0 && third.usage().blocks_allocated == 1);
  EXPECT(thrown([&] { ocp::block none(first, 1); }).status() == OCP_E_HANDLE);
}

}  // namespace

int main() {
  parse_and_emit();
  fill_in_place();
  errors();
  without_exceptions();
  moves();
  heaps();
  const ocp_statistics held = ocp::statistics();
  EXPECT(held.live_blocks == 0 && held.live_block_bytes == 0 && held.live_parsers == 0);
  EXPECT(held.allocator_live_bytes <= HELD_FOR_THE_THREAD && held.allocator_peak_bytes > 0);
  std::puts("use.cpp: passed");
  return 0;
}
