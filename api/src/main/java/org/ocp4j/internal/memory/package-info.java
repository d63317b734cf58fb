/**
 * The memory of an engine: blocks, their pool, the budget, the pressure and all counts. Depends on
 * {@code payload}, {@code lifetime} and {@code threads}.
 */
@NullMarked
package org.ocp4j.internal.memory;

import org.jspecify.annotations.NullMarked;
