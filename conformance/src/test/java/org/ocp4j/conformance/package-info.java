/** The Java engine against what the field has agreed on: specifications, suites, real documents. */
@NullMarked
package org.ocp4j.conformance;

import org.jspecify.annotations.NullMarked;
