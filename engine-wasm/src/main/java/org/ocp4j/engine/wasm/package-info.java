/** The engine {@code wasm}: the native parser as WebAssembly, in pure Java. */
@NullMarked
package org.ocp4j.engine.wasm;

import org.jspecify.annotations.NullMarked;
