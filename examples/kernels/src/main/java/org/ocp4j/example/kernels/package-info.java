/** A library of kernels in C, WebAssembly and Java. */
@NullMarked
package org.ocp4j.example.kernels;

import org.jspecify.annotations.NullMarked;
