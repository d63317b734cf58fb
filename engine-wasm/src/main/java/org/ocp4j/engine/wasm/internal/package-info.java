/** Runs the WebAssembly module. */
@NullMarked
package org.ocp4j.engine.wasm.internal;

import org.jspecify.annotations.NullMarked;
