/** The command {@code ocp}: parsing files, linting them, and showing which engines there are. */
@NullMarked
package org.ocp4j.cli;

import org.jspecify.annotations.NullMarked;
