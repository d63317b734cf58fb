/** Tests of the Java engine with specifications, suites of other projects, and real documents. */
@NullMarked
package org.ocp4j.conformance;

import org.jspecify.annotations.NullMarked;
