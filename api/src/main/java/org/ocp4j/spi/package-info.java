/** What an engine supplies, a heap and a parser, and how it is found. */
@NullMarked
package org.ocp4j.spi;

import org.jspecify.annotations.NullMarked;
