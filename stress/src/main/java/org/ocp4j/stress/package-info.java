/** Stress tests of the public API, on a fake engine that makes misuse of its memory visible. */
@NullMarked
package org.ocp4j.stress;

import org.jspecify.annotations.NullMarked;
