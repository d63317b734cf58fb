/**
 * An open engine with its parsers, its documents and its JMX bean. Depends on every package of the
 * runtime except {@code frame}.
 */
@NullMarked
package org.ocp4j.internal.engine;

import org.jspecify.annotations.NullMarked;
