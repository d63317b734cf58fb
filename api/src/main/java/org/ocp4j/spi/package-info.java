/** The interfaces that an engine implements: its provider, its heap and its parsers. */
@NullMarked
package org.ocp4j.spi;

import org.jspecify.annotations.NullMarked;
