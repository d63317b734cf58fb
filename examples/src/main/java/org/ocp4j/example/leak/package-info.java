/** A program that forgets to close, and what it is told. */
@NullMarked
package org.ocp4j.example.leak;

import org.jspecify.annotations.NullMarked;
