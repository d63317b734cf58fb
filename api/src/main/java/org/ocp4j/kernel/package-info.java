/** Functions in C, WebAssembly or Java that compute on the vectors of frames. */
@NullMarked
package org.ocp4j.kernel;

import org.jspecify.annotations.NullMarked;
