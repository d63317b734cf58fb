/** How the WebAssembly module is run. */
@NullMarked
package org.ocp4j.engine.wasm.internal;

import org.jspecify.annotations.NullMarked;
