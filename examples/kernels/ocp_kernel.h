/*
 * Declares kernels for ocp4j. A vector is a pointer to its first element and its length in elements.
 * OCP_KERNEL also exports the type of a kernel, which ocp4j compares when it binds the kernel:
 *
 *   OCP_KERNEL(void, scale, "void(float[], float[], float)",
 *              const float *in, int64_t in_length, float *out, int64_t out_length, float factor) { ... }
 */
#ifndef OCP_KERNEL_H
#define OCP_KERNEL_H

#include <stdint.h>

#if defined(_WIN32)
#define OCP_EXPORT(name) __declspec(dllexport)
#elif defined(__wasm__)
#define OCP_EXPORT(name) __attribute__((visibility("default"), export_name(#name)))
#else
#define OCP_EXPORT(name) __attribute__((visibility("default")))
#endif

/* A module's functions have types of their own, so WebAssembly needs no text. */
#if defined(__wasm__)
#define OCP_KERNEL_TYPE(name, type)
#else
#define OCP_KERNEL_TYPE(name, type) extern OCP_EXPORT(name) const char name##_kernel_type[]; \
  const char name##_kernel_type[] = type;
#endif

#define OCP_KERNEL(result, name, type, ...) \
  OCP_KERNEL_TYPE(name, type) \
  OCP_EXPORT(name) result name(__VA_ARGS__); \
  result name(__VA_ARGS__)

#endif
