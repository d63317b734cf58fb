/**
 * The parser, which reads UTF-8 bytes. Data is in arrays of integers; each part of the syntax has a
 * file of its own.
 */
@NullMarked
package org.ocp4j.engine.java.internal;

import org.jspecify.annotations.NullMarked;
