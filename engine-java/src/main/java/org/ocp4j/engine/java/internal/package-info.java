/** The parser over UTF-8 bytes: data in integer arrays, one file for each part of the grammar. */
@NullMarked
package org.ocp4j.engine.java.internal;

import org.jspecify.annotations.NullMarked;
