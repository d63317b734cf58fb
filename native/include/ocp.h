/* The C interface of the ocp4j parser, which turns MDX or Markdown into an OCP payload.
 *
 * The payload is one block of bytes, described in docs/format.md. Parsing has two steps, so that
 * the caller decides where the payload is written: ocp_parse returns its exact size, ocp_emit or
 * ocp_emit_to writes it. ocp_parse_into does both in one call if the target is large enough.
 *
 * Handles are numbers, never addresses. A call with a handle that was freed, that never existed or
 * that is of another kind returns OCP_E_HANDLE and changes nothing. A call that fails sets every
 * out-parameter that is not NULL to zero or NULL; only OCP_E_SPACE stores the size needed.
 *
 * All functions may be called from any thread. A parser serves one call at a time: a second call
 * returns OCP_E_BUSY. */
#ifndef OCP_H
#define OCP_H

#include <stddef.h>
#include <stdint.h>

#if defined(_WIN32) && !defined(OCP_STATIC)
#define OCP_API __declspec(dllimport)
#else
#define OCP_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Compare with ocp_abi_version() before any other call. */
#define OCP_ABI_VERSION 1

/* The status that a call returns. */
typedef int32_t ocp_status;

#define OCP_OK 0
/* The source breaks the grammar, or is not UTF-8: see ocp_parser_error. */
#define OCP_E_GRAMMAR 1
/* The source passes a limit: see ocp_parser_error. */
#define OCP_E_LIMIT 2
/* Memory could not be allocated. The parser was emptied, and can be used again. No allocation of
 * the library ends the process. But when a thread first calls a shared library, the C library
 * allocates memory for its thread-local variables, and ends the process if that fails. */
#define OCP_E_MEMORY 3
/* The handle is not a live one of the expected kind. */
#define OCP_E_HANDLE 4
/* An argument is null that must not be, a length, an offset or a limit is out of range, a flag is
 * unknown, or this version does not know the size of a struct. Nothing was changed. */
#define OCP_E_ARGUMENT 5
/* Another call is using the parser or the block, or the heap has a live block. Nothing was changed.
 */
#define OCP_E_BUSY 6
/* The parser holds no result, or no source. */
#define OCP_E_STATE 7
/* The target is too small. The size needed is stored, and the result stays. */
#define OCP_E_SPACE 8
/* A fault of this library. The parser was emptied, and can be used again. */
#define OCP_E_INTERNAL 9

/* A parser and its scratch memory. Never 0. */
typedef uint64_t ocp_parser;

/* A block of memory. Never 0. */
typedef uint64_t ocp_block;

/* A heap, which counts its blocks separately from others. Never 0. */
typedef uint64_t ocp_heap;

/* ocp_options.flags */
#define OCP_MDX 1u
#define OCP_GFM 2u
#define OCP_MATH 4u
#define OCP_FRONTMATTER 8u
/* Broken syntax becomes text, with diagnostics in the payload, instead of OCP_E_GRAMMAR. Invalid
 * UTF-8 is still an error. */
#define OCP_LENIENT 65536u

/* ocp_options.limits and ocp_error.limit */
/* Generated limits, from tables/ by java tables/Generate.java */
#define OCP_LIMIT_SOURCE_BYTES 0
#define OCP_LIMIT_PAYLOAD_BYTES 1
#define OCP_LIMIT_NODES 2
#define OCP_LIMIT_DEPTH 3
#define OCP_LIMIT_ATTRIBUTES 4
#define OCP_LIMIT_NAME_BYTES 5
#define OCP_LIMIT_LINE_BYTES 6
#define OCP_LIMIT_DIAGNOSTICS 7
#define OCP_LIMIT_COUNT 8
/* End of generated limits */

/* The options of a parse. ocp_options_init sets the defaults: plain CommonMark. */
typedef struct ocp_options {
  uint32_t size; /* sizeof(ocp_options) */
  uint32_t flags;
  uint64_t limits[OCP_LIMIT_COUNT]; /* by OCP_LIMIT_*: the largest count allowed, at least 1 */
} ocp_options;

/* ocp_error.code, and the code of a diagnostic in a payload */
/* Generated codes, from tables/ by java tables/Generate.java */
#define OCP_INVALID_UTF8 1
#define OCP_UNEXPECTED_CHARACTER 2
#define OCP_UNEXPECTED_EOF 3
#define OCP_UNEXPECTED_LAZY 4
#define OCP_UNEXPECTED_CLOSING_SLASH 5
#define OCP_UNEXPECTED_ATTRIBUTE 6
#define OCP_UNEXPECTED_SELF_CLOSING_SLASH 7
#define OCP_END_TAG_MISMATCH 8
#define OCP_NON_SPREAD 9
#define OCP_SPREAD_EXTRA 10
#define OCP_INVALID_JAVASCRIPT 11
/* End of generated codes */

/* ocp_error.start and ocp_error.end when the error has no place. */
#define OCP_NO_OFFSET UINT64_MAX

/* The outcome of a parse. */
typedef struct ocp_error {
  uint32_t size;     /* sizeof(ocp_error) */
  ocp_status status; /* what the parse returned */
  uint32_t code;     /* with OCP_E_GRAMMAR, the kind of mistake; otherwise 0 */
  uint32_t limit;    /* with OCP_E_LIMIT, the limit; otherwise 0 */
  uint64_t start;    /* offset of the first wrong byte, or OCP_NO_OFFSET */
  uint64_t end;      /* offset after the last wrong byte, or OCP_NO_OFFSET */
  uint64_t actual;   /* with OCP_E_LIMIT, the count that passed the limit; otherwise 0 */
  uint64_t allowed;  /* with OCP_E_LIMIT, the value of the limit; otherwise 0 */
} ocp_error;

/* The memory and the objects of the library. */
typedef struct ocp_statistics {
  uint64_t live_blocks;
  uint64_t live_block_bytes;
  uint64_t blocks_allocated;
  uint64_t blocks_released;
  uint64_t live_parsers;
  /* All bytes that the library has allocated, blocks and scratch memory included. 0 if everything
   * was freed; on Windows a few bytes for each thread that called. The table of handles, about 40
   * bytes for each handle that was live at once, is not included. */
  uint64_t allocator_live_bytes;
  uint64_t allocator_peak_bytes; /* the largest value so far */
} ocp_statistics;

/* The blocks of a heap. */
typedef struct ocp_heap_usage {
  uint64_t live_blocks;
  uint64_t live_bytes; /* as asked for */
  uint64_t blocks_allocated;
  uint64_t blocks_released;
} ocp_heap_usage;

/* Returns the version of this interface that the library implements. */
OCP_API uint32_t ocp_abi_version(void);

/* Returns the library's version, such as "0.1.0". The string is never freed. */
OCP_API const char *ocp_version(void);

/* Sets the defaults. `size` is sizeof(ocp_options). */
OCP_API ocp_status ocp_options_init(ocp_options *options, size_t size);

/* Creates a parser. */
OCP_API ocp_status ocp_parser_new(ocp_parser *out);

/* Frees a parser and its scratch memory. */
OCP_API ocp_status ocp_parser_free(ocp_parser parser);

/* Reserves room for a source in the parser's own memory. Fill it, then call ocp_parse with a NULL
 * source. It is valid until the next call with this parser. The parser's last result is dropped.
 * `length` is less than 2^31. */
OCP_API ocp_status ocp_parser_source(ocp_parser parser, size_t length, uint8_t **out);

/* Parses `length` bytes of UTF-8. The source is copied once and not kept. If it is NULL, the room
 * of ocp_parser_source is parsed. A source of length 0 may be NULL, too. NULL options are the
 * defaults. Stores the size of the payload, for ocp_emit. */
OCP_API ocp_status ocp_parse(ocp_parser parser, const uint8_t *source, size_t length,
                             const ocp_options *options, size_t *payload_size);

/* Writes the payload of the last parse into a block, at an offset, and drops it: a second call
 * returns OCP_E_STATE. Threads may emit into one block at the same time if their ranges do not
 * overlap. */
OCP_API ocp_status ocp_emit(ocp_parser parser, ocp_block target, size_t offset, size_t *written);

/* Writes the payload of the last parse into the caller's memory, and drops it. */
OCP_API ocp_status ocp_emit_to(ocp_parser parser, uint8_t *target, size_t capacity,
                               size_t *written);

/* Parses like ocp_parse, and writes the payload like ocp_emit_to. If the target is too small, it
 * returns OCP_E_SPACE, stores the size, and keeps the result for ocp_emit or ocp_emit_to. */
OCP_API ocp_status ocp_parse_into(ocp_parser parser, const uint8_t *source, size_t length,
                                  const ocp_options *options, uint8_t *target, size_t capacity,
                                  size_t *payload_size);

/* Stores the outcome of the last ocp_parse or ocp_parse_into. A call that returned OCP_E_ARGUMENT,
 * OCP_E_BUSY or OCP_E_HANDLE does not count. `size` is sizeof(ocp_error). `text` receives the
 * message: UTF-8, cut between two characters to fit into `capacity` bytes, and NUL-terminated.
 * `length` is set to the length of the whole message, without the NUL. `text` may be NULL if
 * `capacity` is 0. */
OCP_API ocp_status ocp_parser_error(ocp_parser parser, ocp_error *out, size_t size, char *text,
                                    size_t capacity, size_t *length);

/* Stores the number of bytes of scratch memory that the parser holds. */
OCP_API ocp_status ocp_parser_scratch(ocp_parser parser, uint64_t *bytes);

/* Allocates a block of 1 to 2^31 - 1 bytes, all zero, at an address that is a multiple of 64. */
OCP_API ocp_status ocp_block_new(size_t size, ocp_block *out, uint8_t **address);

/* Allocates a block like ocp_block_new. The heap counts it. */
OCP_API ocp_status ocp_block_new_in(ocp_heap heap, size_t size, ocp_block *out, uint8_t **address);

/* Stores the address and the size of a block. */
OCP_API ocp_status ocp_block_data(ocp_block block, uint8_t **address, size_t *size);

/* Frees a block. */
OCP_API ocp_status ocp_block_free(ocp_block block);

/* Creates a heap without blocks. Programs that share the library each create a heap, to count only
 * their own blocks. */
OCP_API ocp_status ocp_heap_new(ocp_heap *out);

/* Frees a heap. Returns OCP_E_BUSY while the heap has a block. */
OCP_API ocp_status ocp_heap_free(ocp_heap heap);

/* Stores the counts of a heap's blocks. `size` is sizeof(ocp_heap_usage). */
OCP_API ocp_status ocp_heap_usage_get(ocp_heap heap, ocp_heap_usage *out, size_t size);

/* Stores the statistics of the library in this process. `size` is sizeof(ocp_statistics). */
OCP_API ocp_status ocp_statistics_get(ocp_statistics *out, size_t size);

#ifdef __cplusplus
}
#endif

#endif
