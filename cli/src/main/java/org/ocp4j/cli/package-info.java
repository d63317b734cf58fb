/** The command {@code ocp}, which parses and lints files, lists engines, and tests engines. */
@NullMarked
package org.ocp4j.cli;

import org.jspecify.annotations.NullMarked;
