// The C++17 interface of the ocp4j parser: types that own the handles of ocp.h. It is a header
// only; link with ocp4j.
//
// A function that can fail throws ocp::error. The function whose name starts with try_ returns the
// status instead and never throws.
#ifndef OCP_HPP
#define OCP_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ocp.h"

namespace ocp {

/// Returns a short description of a status.
inline const char *describe(ocp_status status) noexcept {
  switch (status) {
    case OCP_OK: return "no error";
    case OCP_E_GRAMMAR: return "the source breaks the grammar";
    case OCP_E_LIMIT: return "the source passes a limit";
    case OCP_E_MEMORY: return "out of memory";
    case OCP_E_HANDLE: return "not a live handle of that kind";
    case OCP_E_ARGUMENT: return "an argument is null, out of range or unknown";
    case OCP_E_BUSY: return "in use by another call";
    case OCP_E_STATE: return "there is no source, or no result";
    case OCP_E_SPACE: return "the target is too small";
    case OCP_E_INTERNAL: return "a fault of the library";
    default: return "an unknown status";
  }
}

/// An error of a call.
class error : public std::runtime_error {
 public:
  /// Creates an error of a call that is not a parse.
  explicit error(ocp_status status) : error(raw(status), describe(status)) {}

  /// Creates an error of a parse, with its message.
  error(const ocp_error &what, const std::string &text) : std::runtime_error(text), what_(what) {}

  /// Returns one of OCP_E_*.
  ocp_status status() const noexcept { return what_.status; }

  /// Returns the kind of mistake in the source, such as OCP_END_TAG_MISMATCH, or 0 unless the
  /// status is OCP_E_GRAMMAR.
  std::uint32_t code() const noexcept { return what_.code; }

  /// Returns the limit that was passed, one of OCP_LIMIT_*, if the status is OCP_E_LIMIT.
  std::optional<std::uint32_t> limit() const noexcept {
    return status() == OCP_E_LIMIT ? std::optional<std::uint32_t>(what_.limit) : std::nullopt;
  }

  /// Returns the count that passed the limit.
  std::uint64_t actual() const noexcept { return what_.actual; }

  /// Returns the value of the limit.
  std::uint64_t allowed() const noexcept { return what_.allowed; }

  /// Returns the offset of the first wrong byte of the source, if the error has a place.
  std::optional<std::uint64_t> start() const noexcept { return offset(what_.start); }

  /// Returns the offset after the last wrong byte, if the error has a place.
  std::optional<std::uint64_t> end() const noexcept { return offset(what_.end); }

 private:
  ocp_error what_;

  static ocp_error raw(ocp_status status) noexcept {
    return {sizeof(ocp_error), status, 0, 0, OCP_NO_OFFSET, OCP_NO_OFFSET, 0, 0};
  }

  static std::optional<std::uint64_t> offset(std::uint64_t value) noexcept {
    return value == OCP_NO_OFFSET ? std::nullopt : std::optional<std::uint64_t>(value);
  }
};

/// Throws unless the status is OCP_OK.
inline void check(ocp_status status) {
  if (status != OCP_OK) {
    throw error(status);
  }
}

/// Throws if the loaded library has another ABI version than this header.
inline void check_version() {
  const std::uint32_t found = ocp_abi_version();
  if (found != OCP_ABI_VERSION) {
    throw std::runtime_error("the library ocp4j has interface " + std::to_string(found) +
                             ", the program was built for " + std::to_string(OCP_ABI_VERSION));
  }
}

/// The options of a parse; by default plain CommonMark.
class options {
 public:
  options() noexcept { ocp_options_init(&raw_, sizeof raw_); }

  /// Adds OCP_MDX, OCP_GFM, OCP_MATH, OCP_FRONTMATTER or OCP_LENIENT.
  options &with(std::uint32_t flags) noexcept {
    raw_.flags |= flags;
    return *this;
  }

  /// Sets a limit, one of OCP_LIMIT_*.
  options &limit(std::size_t which, std::uint64_t value) {
    if (which >= OCP_LIMIT_COUNT) {
      throw std::out_of_range("no such limit");
    }
    raw_.limits[which] = value;
    return *this;
  }

  const ocp_options *get() const noexcept { return &raw_; }

 private:
  ocp_options raw_{};
};

/// A heap, which counts its blocks separately from others. It must outlive them.
class heap {
 public:
  heap() {
    check_version();
    check(ocp_heap_new(&handle_));
  }

  heap(const heap &) = delete;
  heap &operator=(const heap &) = delete;

  heap(heap &&other) noexcept : handle_(std::exchange(other.handle_, 0)) {}

  heap &operator=(heap &&other) noexcept {
    heap moved(std::move(other));
    swap(moved);
    return *this;
  }

  ~heap() {
    if (handle_ != 0) {
      ocp_heap_free(handle_);
    }
  }

  void swap(heap &other) noexcept { std::swap(handle_, other.handle_); }

  /// Returns the counts of its blocks.
  ocp_heap_usage usage() const {
    ocp_heap_usage now{};
    check(ocp_heap_usage_get(handle_, &now, sizeof now));
    return now;
  }

  /// Returns the handle, or 0 after a move.
  ocp_heap handle() const noexcept { return handle_; }

 private:
  ocp_heap handle_ = 0;
};

/// A block of memory, freed with its owner.
class block {
 public:
  /// Allocates a block of that size, all zero.
  explicit block(std::size_t size) {
    check_version();
    check(ocp_block_new(size, &handle_, &data_));
    size_ = size;
  }

  /// Allocates a block of that size, all zero, that a heap counts.
  block(const heap &counting, std::size_t size) {
    check(ocp_block_new_in(counting.handle(), size, &handle_, &data_));
    size_ = size;
  }

  /// Allocates a block of that size, or returns nothing and sets the status.
  static std::optional<block> try_new(std::size_t size, ocp_status &status) noexcept {
    block fresh;
    status = ocp_abi_version() == OCP_ABI_VERSION
                 ? ocp_block_new(size, &fresh.handle_, &fresh.data_)
                 : OCP_E_INTERNAL;
    if (status != OCP_OK) {
      return std::nullopt;
    }
    fresh.size_ = size;
    return fresh;
  }

  block(const block &) = delete;
  block &operator=(const block &) = delete;

  block(block &&other) noexcept
      : handle_(std::exchange(other.handle_, 0)),
        data_(std::exchange(other.data_, nullptr)),
        size_(std::exchange(other.size_, 0)) {}

  block &operator=(block &&other) noexcept {
    block moved(std::move(other));
    swap(moved);
    return *this;
  }

  ~block() {
    if (handle_ != 0) {
      ocp_block_free(handle_);
    }
  }

  void swap(block &other) noexcept {
    std::swap(handle_, other.handle_);
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
  }

  std::uint8_t *data() noexcept { return data_; }
  const std::uint8_t *data() const noexcept { return data_; }
  std::size_t size() const noexcept { return size_; }
  const std::uint8_t *begin() const noexcept { return data_; }
  const std::uint8_t *end() const noexcept { return data_ + size_; }

  /// Returns the handle, or 0 after a move.
  ocp_block handle() const noexcept { return handle_; }

  /// Releases the ownership of the handle: the caller frees it.
  ocp_block release() noexcept {
    data_ = nullptr;
    size_ = 0;
    return std::exchange(handle_, 0);
  }

 private:
  ocp_block handle_ = 0;
  std::uint8_t *data_ = nullptr;
  std::size_t size_ = 0;

  block() noexcept = default;
};

/// A parser with its scratch memory, freed with its owner. It serves one thread at a time.
class parser {
 public:
  parser() {
    check_version();
    check(ocp_parser_new(&handle_));
  }

  /// Creates a parser, or returns nothing and sets the status.
  static std::optional<parser> try_new(ocp_status &status) noexcept {
    parser fresh(nullptr);
    status = ocp_abi_version() == OCP_ABI_VERSION ? ocp_parser_new(&fresh.handle_) : OCP_E_INTERNAL;
    return status == OCP_OK ? std::optional<parser>(std::move(fresh)) : std::nullopt;
  }

  parser(const parser &) = delete;
  parser &operator=(const parser &) = delete;

  parser(parser &&other) noexcept : handle_(std::exchange(other.handle_, 0)) {}

  parser &operator=(parser &&other) noexcept {
    parser moved(std::move(other));
    swap(moved);
    return *this;
  }

  ~parser() {
    if (handle_ != 0) {
      ocp_parser_free(handle_);
    }
  }

  void swap(parser &other) noexcept { std::swap(handle_, other.handle_); }

  /// Parses a source and returns the size of its payload.
  std::size_t parse(std::string_view source, const options &how = {}) {
    std::size_t size = 0;
    check_parse(try_parse(source, how, size));
    return size;
  }

  ocp_status try_parse(std::string_view source, const options &how, std::size_t &size) noexcept {
    return ocp_parse(handle_, bytes(source), source.size(), how.get(), &size);
  }

  /// Reserves room for a source in the parser's own memory, for parse_source.
  std::uint8_t *source(std::size_t length) {
    std::uint8_t *room = nullptr;
    check(try_source(length, room));
    return room;
  }

  ocp_status try_source(std::size_t length, std::uint8_t *&room) noexcept {
    return ocp_parser_source(handle_, length, &room);
  }

  /// Parses the room that source(length) returned.
  std::size_t parse_source(std::size_t length, const options &how = {}) {
    std::size_t size = 0;
    check_parse(try_parse_source(length, how, size));
    return size;
  }

  ocp_status try_parse_source(std::size_t length, const options &how, std::size_t &size) noexcept {
    return ocp_parse(handle_, nullptr, length, how.get(), &size);
  }

  /// Writes the payload of the last parse into a block, and returns its size.
  std::size_t emit(block &target, std::size_t offset = 0) {
    std::size_t written = 0;
    check(try_emit(target, offset, written));
    return written;
  }

  ocp_status try_emit(block &target, std::size_t offset, std::size_t &written) noexcept {
    return ocp_emit(handle_, target.handle(), offset, &written);
  }

  /// Writes the payload of the last parse into the caller's memory, and returns its size.
  std::size_t emit(std::uint8_t *target, std::size_t capacity) {
    std::size_t written = 0;
    check(try_emit(target, capacity, written));
    return written;
  }

  ocp_status try_emit(std::uint8_t *target, std::size_t capacity, std::size_t &written) noexcept {
    return ocp_emit_to(handle_, target, capacity, &written);
  }

  /// Parses a source into the caller's memory. Returns the payload's size. If that is more than the
  /// capacity, nothing was written, and emit writes the payload elsewhere.
  std::size_t parse_into(std::string_view source, std::uint8_t *target, std::size_t capacity,
                         const options &how = {}) {
    std::size_t size = 0;
    const ocp_status status = try_parse_into(source, target, capacity, how, size);
    if (status != OCP_E_SPACE) {
      check_parse(status);
    }
    return size;
  }

  ocp_status try_parse_into(std::string_view source, std::uint8_t *target, std::size_t capacity,
                            const options &how, std::size_t &size) noexcept {
    return ocp_parse_into(handle_, bytes(source), source.size(), how.get(), target, capacity,
                          &size);
  }

  /// Parses a source into a block of its own.
  block payload(std::string_view source, const options &how = {}) {
    block target(parse(source, how));
    emit(target);
    return target;
  }

  /// Returns the outcome of the last parse, with its message.
  error last_error() const {
    ocp_error what{};
    std::size_t length = 0;
    check(ocp_parser_error(handle_, &what, sizeof what, nullptr, 0, &length));
    std::vector<char> text(length + 1);
    check(ocp_parser_error(handle_, &what, sizeof what, text.data(), text.size(), &length));
    return error(what, std::string(text.data(), std::min(length, text.size() - 1)));
  }

  /// Returns the number of bytes of scratch memory that it holds.
  std::uint64_t scratch() const {
    std::uint64_t held = 0;
    check(ocp_parser_scratch(handle_, &held));
    return held;
  }

  /// Returns the handle, or 0 after a move.
  ocp_parser handle() const noexcept { return handle_; }

  /// Releases the ownership of the handle: the caller frees it.
  ocp_parser release() noexcept { return std::exchange(handle_, 0); }

 private:
  ocp_parser handle_ = 0;

  explicit parser(std::nullptr_t) noexcept {}

  static const std::uint8_t *bytes(std::string_view text) noexcept {
    return reinterpret_cast<const std::uint8_t *>(text.data());
  }

  void check_parse(ocp_status status) const {
    if (status == OCP_E_GRAMMAR || status == OCP_E_LIMIT) {
      throw last_error();
    }
    check(status);
  }
};

inline void swap(heap &a, heap &b) noexcept { a.swap(b); }
inline void swap(block &a, block &b) noexcept { a.swap(b); }
inline void swap(parser &a, parser &b) noexcept { a.swap(b); }

/// Returns the statistics of the library in this process.
inline ocp_statistics statistics() {
  ocp_statistics held{};
  check(ocp_statistics_get(&held, sizeof held));
  return held;
}

}  // namespace ocp

#endif
