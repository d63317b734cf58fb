/** The command {@code ocp bench}. */
@NullMarked
package org.ocp4j.bench.command;

import org.jspecify.annotations.NullMarked;
