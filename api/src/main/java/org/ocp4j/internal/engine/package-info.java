/**
 * An open engine: its parsers, its documents, its JMX bean. Uses every package of the runtime but
 * {@code frame}.
 */
@NullMarked
package org.ocp4j.internal.engine;

import org.jspecify.annotations.NullMarked;
