/** Benchmarks: engines side by side, and beside the libraries a user would pick instead. */
@NullMarked
package org.ocp4j.bench;

import org.jspecify.annotations.NullMarked;
